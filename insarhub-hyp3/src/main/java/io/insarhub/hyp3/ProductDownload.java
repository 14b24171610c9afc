package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.archive.ZipArchive;
import io.insarhub.core.download.DownloadReport;
import io.insarhub.core.download.Downloads;
import io.insarhub.core.download.FileDownload;
import io.insarhub.core.download.FileResult;
import io.insarhub.hyp3.job.ProductFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one product home: fetches it under a name of its own, checks every byte, and only then gives it its name. What
 * has a product's name was checked, or came from another program and is checked before it counts.
 */
final class ProductDownload {

    static final String UNVERIFIED = ".unverified";

    private static final Logger LOG = LoggerFactory.getLogger(ProductDownload.class);

    /** A zip that comes corrupt is fetched again. */
    private static final int ROUNDS = 3;

    private final Downloads downloads;
    private final Path folder;
    private final VerifiedFiles verified;
    private final boolean skipExisting;

    ProductDownload(Downloads downloads, Path folder, VerifiedFiles verified, boolean skipExisting) {
        this.downloads = downloads;
        this.folder = folder;
        this.verified = verified;
        this.skipExisting = skipExisting;
    }

    /** Another process is at it. */
    static final class InUseException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Makes sure that a product is there and whole.
     *
     * @return true if it came in this run
     * @throws InsarhubException why it could not be had
     */
    boolean run(ProductFile product, Cancellation cancellation) throws InUseException {
        FileDownload download = download(product);
        Path target = folder.resolve(product.name());
        try (ProductClaim claim = ProductClaim.take(target)) {
            if (claim == null) {
                throw new InUseException();
            }
            if (skipExisting && isWhole(target, product, cancellation)) {
                return false;
            }
            fetchWhole(download, target, cancellation);
            return true;
        }
    }

    private void fetchWhole(FileDownload download, Path target, Cancellation cancellation) throws InUseException {
        for (int round = 1; ; round++) {
            Path fetched = fetch(download, cancellation);
            try {
                settle(fetched, target, cancellation);
                verified.add(target);
                return;
            } catch (BadFileException e) {
                if (round == ROUNDS || Files.exists(fetched)) {
                    throw e;
                }
                LOG.warn("{}; fetching it again", e.getMessage());
            }
        }
    }

    private static FileDownload download(ProductFile product) {
        HttpUrl url = HttpUrl.parse(product.url());
        if (url == null) {
            throw new io.insarhub.api.ServiceException(
                    Hyp3Client.SERVICE, 0, "the address of " + product.name() + " is not one of http", null);
        }
        FileDownload.of(url, product.name()); // the name itself, checked
        FileDownload download = FileDownload.of(url, product.name() + UNVERIFIED);
        return product.bytes().isPresent() ? download.withBytes(product.bytes().getAsLong()) : download;
    }

    private Path fetch(FileDownload download, Cancellation cancellation) throws InUseException {
        DownloadReport report =
                downloads.fetch(java.util.List.of(download), folder, ProgressListener.none(), cancellation);
        FileResult result = report.results().get(0);
        InsarhubException failure = result.failure().orElse(null);
        if (failure instanceof BadFileException bad && bad.problem().contains("another download is writing it")) {
            throw new InUseException();
        }
        if (failure != null) {
            throw failure;
        }
        return result.file();
    }

    /** Checks what was fetched; in its place if it is right, gone if it is not. */
    private static void settle(Path fetched, Path target, Cancellation cancellation) {
        try {
            try {
                ZipArchive.of(fetched).verify(ProgressListener.none(), cancellation);
            } catch (BadFileException e) {
                Files.deleteIfExists(fetched);
                throw e;
            }
            Files.move(fetched, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BadFileException(
                    target,
                    null,
                    "cannot be put in place (" + e.getMessage() + ")",
                    "Check the folder's permissions and free space, then run this again",
                    e);
        }
    }

    /** True for a file that is there and right. One that is not stays until another has come. */
    private boolean isWhole(Path target, ProductFile product, Cancellation cancellation) {
        try {
            if (!Files.isRegularFile(target)
                    || (product.bytes().isPresent()
                            && Files.size(target) != product.bytes().getAsLong())) {
                return false;
            }
        } catch (IOException e) {
            LOG.info("{} cannot be looked at: {}", target, e.getMessage());
            return false;
        }
        if (verified.has(target)) {
            return true;
        }
        try {
            ZipArchive.of(target).verify(ProgressListener.none(), cancellation);
            verified.add(target);
            return true;
        } catch (CancelledException e) {
            throw e;
        } catch (BadFileException e) {
            LOG.warn("{}; fetching it again", e.getMessage());
            return false;
        }
    }
}
