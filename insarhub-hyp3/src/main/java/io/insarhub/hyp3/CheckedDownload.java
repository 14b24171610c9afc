package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.download.Downloads;
import io.insarhub.core.download.FileDownload;
import io.insarhub.core.download.FileResult;
import io.insarhub.core.download.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one file home: fetches it under a name of its own, checks its content, and only then gives it its name. What has a
 * product's name was checked, or came from another program and is checked before it counts.
 */
final class CheckedDownload {

    static final String UNVERIFIED = ".unverified";

    private static final Logger LOG = LoggerFactory.getLogger(CheckedDownload.class);

    /** A file that comes corrupt is fetched again. */
    private static final int ROUNDS = 3;

    private final Downloads downloads;
    private final VerifiedFiles verified;
    private final boolean skipExisting;
    private final Set<Path> brought;

    /**
     * Fetches by some downloads.
     *
     * @param downloads without waiting for the device: that is done here
     * @param brought what has come in this call: there is no need to fetch it again, whatever {@code skipExisting} says
     */
    CheckedDownload(Downloads downloads, VerifiedFiles verified, boolean skipExisting, Set<Path> brought) {
        this.downloads = downloads;
        this.verified = verified;
        this.skipExisting = skipExisting;
        this.brought = brought;
    }

    /**
     * Makes sure that a file is there and right.
     *
     * @param gone whether the service has it no more: what is right stays, whatever {@code skipExisting} says
     * @return true if it came in this run
     * @throws InsarhubException why it could not be had
     */
    boolean run(FileDownload file, Path folder, ContentCheck check, boolean gone, Cancellation cancellation) {
        Path target = folder.resolve(file.name());
        if ((skipExisting || gone || brought.contains(target)) && isRight(target, file, check, cancellation)) {
            return false;
        }
        for (int round = 1; ; round++) {
            Path fetched = fetch(file, folder, cancellation);
            try {
                settle(fetched, target, check, cancellation);
                verified.add(target);
                brought.add(target);
                return true;
            } catch (BadFileException e) {
                if (round == ROUNDS || Files.exists(fetched)) {
                    throw e;
                }
                LOG.warn("{}; fetching it again", e.getMessage());
            }
        }
    }

    private Path fetch(FileDownload file, Path folder, Cancellation cancellation) {
        FileDownload unverified = FileDownload.of(file.url(), file.name() + UNVERIFIED);
        if (file.bytes().isPresent()) {
            unverified = unverified.withBytes(file.bytes().getAsLong());
        }
        FileResult result = downloads
                .fetch(List.of(unverified), folder, ProgressListener.none(), cancellation)
                .results()
                .get(0);
        InsarhubException failure = result.failure().orElse(null);
        if (failure != null) {
            throw failure;
        }
        return result.file();
    }

    /** Checks what was fetched; in its place if it is right, gone if it is not. */
    private static void settle(Path fetched, Path target, ContentCheck check, Cancellation cancellation) {
        try {
            try {
                check.run(fetched, cancellation);
            } catch (BadFileException e) {
                Files.deleteIfExists(fetched);
                throw e;
            }
            // here, not in the transfer: while the disk takes these bytes the network brings another file's
            try (FileChannel bytes = FileChannel.open(fetched, StandardOpenOption.WRITE)) {
                bytes.force(true);
            }
            Files.move(fetched, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Folders.makeDurable(target);
        } catch (IOException e) {
            throw new BadFileException(
                    target,
                    null,
                    "cannot be put in place (" + e.getMessage() + ")",
                    "Check the folder's permissions and free space, then run this again",
                    e);
        }
    }

    /** What is known to be right. */
    VerifiedFiles verified() {
        return verified;
    }

    /** True for a file that is there and right. One that is not stays until another has come. */
    boolean isRight(Path target, FileDownload file, ContentCheck check, Cancellation cancellation) {
        return verified.isRight(target, file.bytes(), check, cancellation);
    }
}
