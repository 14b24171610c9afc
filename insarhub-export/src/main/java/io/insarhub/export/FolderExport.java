package io.insarhub.export;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.StackFolder;
import io.insarhub.core.geotiff.GeoTiffReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Exports every MintPy result that a folder has, beside it: GeoTIFFs, and on request footprints and quick-looks of the
 * main ones. What is there already, in the units that are asked for and not older than its source, stays; what fails does
 * not keep the rest from being made.
 * Immutable; safe to run again.
 *
 * <pre>{@code
 * FolderExport.of(stackFolder).withFootprints().withQuickLooks().run();
 * }</pre>
 */
public final class FolderExport {

    private final Path folder;
    private final ExportOptions options;
    private final boolean footprints;
    private final boolean quickLooks;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    private FolderExport(
            Path folder,
            ExportOptions options,
            boolean footprints,
            boolean quickLooks,
            ProgressListener listener,
            Cancellation cancellation) {
        this.folder = folder;
        this.options = options;
        this.footprints = footprints;
        this.quickLooks = quickLooks;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /**
     * What came of it.
     *
     * @param written files that were made
     * @param skipped files that were there, not older than their source
     * @param failures what could not be made, with the reason
     */
    public record Report(List<Path> written, List<Path> skipped, Map<Path, InsarhubException> failures) {

        /** A report; the collections are copied. */
        public Report {
            written = List.copyOf(written);
            skipped = List.copyOf(skipped);
            failures = Map.copyOf(failures);
        }

        /** True if nothing failed. */
        public boolean isComplete() {
            return failures.isEmpty();
        }
    }

    /** An export of a stack's results. */
    public static FolderExport of(StackFolder stack) {
        return of(stack.path());
    }

    /** An export of the results in any folder. */
    public static FolderExport of(Path folder) {
        return new FolderExport(
                folder, ExportOptions.defaults(), false, false, ProgressListener.none(), Cancellation.never());
    }

    /** With other options; a conversion is made for velocities and time series only. */
    public FolderExport with(ExportOptions other) {
        return new FolderExport(folder, other, footprints, quickLooks, listener, cancellation);
    }

    /** With a Shapefile and a GeoPackage of the valid pixels of each result. */
    public FolderExport withFootprints() {
        return new FolderExport(folder, options, true, quickLooks, listener, cancellation);
    }

    /** With a picture of each result, of its last band. */
    public FolderExport withQuickLooks() {
        return new FolderExport(folder, options, footprints, true, listener, cancellation);
    }

    /** With somebody who hears of each result, and of the tiles of each. */
    public FolderExport listener(ProgressListener other) {
        return new FolderExport(folder, options, footprints, quickLooks, other, cancellation);
    }

    /** With somebody who may end it; what is whole stays. */
    public FolderExport cancellation(Cancellation other) {
        return new FolderExport(folder, options, footprints, quickLooks, listener, other);
    }

    /**
     * Exports. Blocks.
     *
     * @throws BadFileException if the folder cannot be read
     * @throws CancelledException if cancelled
     */
    public Report run() {
        List<Path> results = results();
        Run run = new Run();
        for (int i = 0; i < results.size(); i++) {
            cancellation.throwIfCancelled("exporting " + folder);
            listener.onProgress(new Progress(
                    "exporting results",
                    i,
                    results.size(),
                    "files",
                    String.valueOf(results.get(i).getFileName())));
            run.export(results.get(i));
        }
        listener.onProgress(Progress.of("exporting results", results.size(), results.size(), "files"));
        return new Report(run.written, run.skipped, run.failures);
    }

    /** Results by name; those whose datasets are exported on request only are left to the request. */
    private List<Path> results() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.endsWith(".h5")
                                && ResultKind.ofName(name)
                                        .filter(kind -> !kind.datasets().isEmpty())
                                        .isPresent();
                    })
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadFileException(
                    folder, null, "cannot be read: " + e.getMessage(), "Name the folder of a stack", e);
        }
    }

    private ExportOptions optionsFor(ResultKind kind) {
        if (kind == ResultKind.VELOCITY || kind == ResultKind.TIME_SERIES) {
            return options;
        }
        Map<String, Object> plain = new LinkedHashMap<>(options.toMap());
        plain.put("conversion", "none");
        return ExportOptions.of(plain);
    }

    /** One run and what came of it so far. */
    private final class Run {

        private final List<Path> written = new ArrayList<>();
        private final List<Path> skipped = new ArrayList<>();
        private final Map<Path, InsarhubException> failures = new LinkedHashMap<>();

        void export(Path h5) {
            ResultKind kind =
                    ResultKind.ofName(String.valueOf(h5.getFileName())).orElseThrow();
            GeoTiffExport export = GeoTiffExport.of(h5)
                    .with(optionsFor(kind))
                    .listener(listener)
                    .cancellation(cancellation);
            List<String> datasets = new ArrayList<>();
            attempt(h5, () -> {
                datasets.addAll(export.datasets());
                return List.of();
            });
            for (String dataset : datasets) {
                Path tif = h5.resolveSibling(kind.outputName(String.valueOf(h5.getFileName()), dataset));
                boolean stays = isCurrent(tif, h5) && hasUnits(tif, () -> export.unitsOf(dataset));
                make(stays, List.of(tif), () -> List.of(export.toOf(dataset, tif)));
            }
            Path main = h5.resolveSibling(String.valueOf(h5.getFileName()).replaceFirst("\\.h5$", ".tif"));
            if (!datasets.isEmpty() && Files.exists(main) && !failures.containsKey(main)) {
                beside(main);
            }
        }

        private void beside(Path tif) {
            String stem = String.valueOf(tif.getFileName()).replaceFirst("\\.tif$", "");
            if (footprints) {
                List<Path> files = List.of(
                        tif.resolveSibling(stem + "_footprint.shp"), tif.resolveSibling(stem + "_footprint.gpkg"));
                make(
                        isCurrent(files, tif),
                        files,
                        () -> Footprint.of(tif)
                                .cancellation(cancellation)
                                .toFolder(tif.toAbsolutePath().resolveSibling("")));
            }
            if (quickLooks) {
                Path png = tif.resolveSibling(stem + ".png");
                make(
                        isCurrent(png, tif),
                        List.of(png),
                        () -> List.of(QuickLook.of(tif)
                                .lastBand()
                                .cancellation(cancellation)
                                .writePng(png)));
            }
        }

        private void make(boolean stays, List<Path> files, Supplier<List<Path>> making) {
            if (stays) {
                skipped.addAll(files);
            } else {
                attempt(files.get(0), making);
            }
        }

        private void attempt(Path file, Supplier<List<Path>> making) {
            try {
                written.addAll(making.get());
            } catch (CancelledException e) {
                throw e;
            } catch (InsarhubException e) {
                failures.put(file, e);
            }
        }

        /** A file in metres is not what somebody wants who asks for millimetres now. */
        private boolean hasUnits(Path tif, Supplier<String> units) {
            try (GeoTiffReader reader = GeoTiffReader.open(tif)) {
                return reader.info().tags().getOrDefault("units", "").equals(units.get());
            } catch (BadFileException damaged) {
                return false;
            }
        }

        private boolean isCurrent(List<Path> files, Path source) {
            return files.stream().allMatch(file -> isCurrent(file, source));
        }

        private boolean isCurrent(Path file, Path source) {
            try {
                return Files.exists(file)
                        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(source)) >= 0;
            } catch (IOException unknown) {
                return false;
            }
        }
    }
}
