package io.insarhub.core.archive;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.download.Folders;
import io.insarhub.core.download.FreeSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One extraction: what is missing goes into a {@link StagingFolder}, and from there to its place. */
final class Unpacking {

    private static final Logger LOG = LoggerFactory.getLogger(Unpacking.class);

    private final Path file;
    private final OpenZip zip;
    private final Path into;
    private final FreeSpace freeSpace;
    private final boolean checksExisting;
    private final Cancellation cancellation;
    private final List<Path> written = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();

    Unpacking(
            Path file, OpenZip zip, Path into, FreeSpace freeSpace, boolean checksExisting, Cancellation cancellation) {
        this.file = file;
        this.zip = zip;
        this.into = into;
        this.freeSpace = freeSpace;
        this.checksExisting = checksExisting;
        this.cancellation = cancellation;
    }

    Extraction run(Predicate<String> wanted, ProgressListener listener) {
        List<ZipItem> items =
                zip.items().stream().filter(item -> wanted.test(item.name())).toList();
        List<String> folders = zip.folders().stream()
                .filter(folder -> wanted.test(folder + "/"))
                .toList();
        try {
            Files.createDirectories(into);
            List<ZipItem> missing = missing(items);
            if (!missing.isEmpty() || !allThere(folders)) {
                unpack(missing, folders, listener);
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
        return new Extraction(roots(items, folders), written, kept);
    }

    private List<ZipItem> missing(List<ZipItem> items) throws IOException {
        List<ZipItem> missing = new ArrayList<>();
        for (ZipItem item : items) {
            Path target = into.resolve(item.name());
            if (FileInPlace.isRight(target, item, checksExisting, cancellation)) {
                kept.add(target);
            } else {
                missing.add(item);
            }
        }
        return missing;
    }

    private boolean allThere(List<String> folders) {
        return folders.stream().allMatch(folder -> Files.isDirectory(into.resolve(folder)));
    }

    private void unpack(List<ZipItem> missing, List<String> folders, ProgressListener listener) throws IOException {
        try (StagingFolder staging = StagingFolder.open(file, into)) {
            long total = missing.stream().mapToLong(ZipItem::bytes).sum();
            requireSpace(total);
            ZipProgress progress = new ZipProgress("extract", "Unpacking " + file, total, listener, cancellation);
            for (String folder : folders) {
                Files.createDirectories(staging.path().resolve(folder));
            }
            for (ZipItem item : missing) {
                Path target = staging.path().resolve(item.name());
                Files.createDirectories(target.resolveSibling(""));
                try (DurableFile out = new DurableFile(target)) {
                    zip.copy(item, out, progress);
                    out.finish();
                }
            }
            progress.done();
            moveIntoPlace(staging.path(), missing, folders);
        }
        LOG.debug("{}: {} files unpacked into {}, {} were there", file, written.size(), into, kept.size());
    }

    /** Whole trees at the top by one rename each; what goes into folders that are there, file by file. */
    private void moveIntoPlace(Path staging, List<ZipItem> missing, List<String> folders) throws IOException {
        Map<String, Boolean> wholeRoots = new LinkedHashMap<>();
        for (String root : rootNames(missing, folders)) {
            boolean whole = !Files.exists(into.resolve(root));
            wholeRoots.put(root, whole);
            if (whole) {
                Files.move(staging.resolve(root), into.resolve(root), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        for (String folder : folders) {
            Files.createDirectories(into.resolve(folder));
        }
        for (ZipItem item : missing) {
            Path target = into.resolve(item.name());
            if (!wholeRoots.getOrDefault(root(item.name()), false)) {
                Files.createDirectories(target.resolveSibling(""));
                Files.move(
                        staging.resolve(item.name()),
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                Folders.makeDurable(target);
            }
            written.add(target);
        }
        wholeRoots.keySet().forEach(root -> Folders.makeDurable(into.resolve(root)));
    }

    private void requireSpace(long bytes) throws IOException {
        long free = freeSpace.usableBytes(into);
        if (bytes > free) {
            throw new BadFileException(
                    file,
                    null,
                    "not enough space to unpack it: " + bytes + " bytes are to come, and " + free + " are free in "
                            + into,
                    "Free some space or choose another folder",
                    null);
        }
    }

    private List<Path> roots(List<ZipItem> items, List<String> folders) {
        return rootNames(items, folders).stream().map(into::resolve).toList();
    }

    private static Set<String> rootNames(List<ZipItem> items, List<String> folders) {
        Set<String> roots = new LinkedHashSet<>();
        folders.forEach(folder -> roots.add(root(folder)));
        items.forEach(item -> roots.add(root(item.name())));
        return roots;
    }

    private static String root(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private BadFileException notWritten(IOException e) {
        return new BadFileException(
                file,
                null,
                "cannot be unpacked into " + into + " (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
                "Check the folder's permissions and free space, and that nothing is in the way; then run this again",
                e);
    }
}
