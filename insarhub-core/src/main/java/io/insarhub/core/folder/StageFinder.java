package io.insarhub.core.folder;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The conditions of the stages, each on the files alone. */
public final class StageFinder {

    private StageFinder() {}

    public static boolean pairsSelected(StackFiles files) {
        return files.stack().or(files::legacyPairs).filter(QuickCheck::json).isPresent();
    }

    public static boolean submitted(StackFiles files) {
        return Stream.concat(files.jobs().stream(), files.retryJobs().stream()).anyMatch(QuickCheck::json);
    }

    /**
     * Every expected product is there; where nobody knows what to expect, at least one is.
     *
     * @param expected the names that the processor's cache lists; empty where there is no cache
     * @param others other folders that products may be in
     */
    public static boolean downloaded(StackFiles files, List<String> expected, List<Path> others) {
        if (expected.isEmpty()) {
            return files.products().stream().anyMatch(QuickCheck::notEmpty);
        }
        return expected.stream()
                .allMatch(name -> files.hasProduct(name) || others.stream().anyMatch(folder -> isIn(folder, name)));
    }

    public static boolean prepared(StackFiles files) {
        return files.mintpyConfig().filter(QuickCheck::notEmpty).isPresent()
                && files.clip()
                        .filter(clip -> !FolderListing.of(clip).isEmpty())
                        .isPresent();
    }

    public static boolean analyzed(StackFiles files) {
        return Stream.concat(files.velocity().stream(), files.timeseries().stream())
                .anyMatch(QuickCheck::hdf5);
    }

    public static boolean exported(StackFiles files) {
        return analyzed(files)
                && isExported(files.velocity(), files.velocityTif())
                && isExported(files.timeseries(), files.timeseriesTif());
    }

    private static boolean isExported(Optional<Path> result, Optional<Path> tif) {
        return result.isEmpty() || tif.filter(QuickCheck::tiff).isPresent();
    }

    private static boolean isIn(Path folder, String name) {
        try {
            return QuickCheck.product(folder.resolve(name));
        } catch (InvalidPathException noNameHere) {
            return false;
        }
    }
}
