package io.insarhub.export;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.export.hdf5.MintpyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A MintPy result as GeoTIFF: same values, map grid, dates and units. Values that mean "no data" (the file's
 * {@code NO_DATA_VALUE}, NaN, infinities) become −9999, or 255 in masks. Immutable.
 *
 * <pre>{@code
 * GeoTiffExport.of(Path.of("velocity.h5")).to(Path.of("velocity.tif"));
 * }</pre>
 *
 * <p>Files are tiled, stored band after band, and packed with DEFLATE. Time is linear in the pixels; memory is
 * {@link ExportOptions#memoryMb} and some tens of megabytes beside it, whatever the size of the file. Cancelled or failed:
 * nothing is left, and a file of that name is as it was.
 */
public final class GeoTiffExport {

    private final Path h5;
    private final ExportOptions options;
    private final @Nullable String dataset;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    private GeoTiffExport(
            Path h5,
            ExportOptions options,
            @Nullable String dataset,
            ProgressListener listener,
            Cancellation cancellation) {
        this.h5 = h5;
        this.options = options;
        this.dataset = dataset;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** An export of a file with the default options. */
    public static GeoTiffExport of(Path h5) {
        return new GeoTiffExport(h5, ExportOptions.defaults(), null, ProgressListener.none(), Cancellation.never());
    }

    /** With other options. */
    public GeoTiffExport with(ExportOptions other) {
        return new GeoTiffExport(h5, other, dataset, listener, cancellation);
    }

    /** Of a dataset other than the file's main one, for example {@code velocityStd} or {@code incidenceAngle}. */
    public GeoTiffExport dataset(String name) {
        return new GeoTiffExport(h5, options, name, listener, cancellation);
    }

    /** With somebody who hears of each tile. */
    public GeoTiffExport listener(ProgressListener other) {
        return new GeoTiffExport(h5, options, dataset, other, cancellation);
    }

    /** With somebody who may end it; it ends within a second. */
    public GeoTiffExport cancellation(Cancellation other) {
        return new GeoTiffExport(h5, options, dataset, listener, other);
    }

    /**
     * Writes one dataset: the one that was named, else the main one.
     *
     * @param tif the GeoTIFF; its folder must exist; a file of that name is replaced at the end
     * @return the file
     * @throws BadFileException if the result is damaged, in radar coordinates, or of a form that cannot be read, or the
     *     GeoTIFF cannot be written
     * @throws BadOptionException if nothing tells what the file is, it has several datasets and none was named, or the
     *     units do not suit the conversion
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    public Path to(Path tif) {
        try (MintpyFile file = MintpyFile.open(h5)) {
            ResultKind kind = kind(file);
            new RasterExport(file, kind, options, listener, cancellation).write(mainDataset(file, kind), tif);
        }
        return tif;
    }

    /**
     * Writes what the file has by default, under the names of {@link ResultKind#outputName}: for {@code velocity.h5} all
     * datasets of the fit, for others the main one. A conversion is made of those whose units it suits, and of the main one.
     *
     * @return the files written
     * @throws BadFileException as for {@link #to}
     * @throws BadOptionException as for {@link #to}
     * @throws io.insarhub.api.CancelledException if cancelled; files that are whole stay
     */
    public List<Path> toFolder(Path folder) {
        List<Path> written = new ArrayList<>();
        try (MintpyFile file = MintpyFile.open(h5)) {
            ResultKind kind = kind(file);
            for (String name : datasets(file, kind)) {
                Path tif = folder.resolve(kind.outputName(fileName(), name));
                write(file, kind, name, tif);
                written.add(tif);
            }
        }
        return List.copyOf(written);
    }

    /** Writes one of the {@link #datasets}, as {@link #toFolder} does. */
    Path toOf(String name, Path tif) {
        try (MintpyFile file = MintpyFile.open(h5)) {
            write(file, kind(file), name, tif);
        }
        return tif;
    }

    /** What one of the {@link #datasets} would be measured in; empty if nothing tells. */
    String unitsOf(String name) {
        try (MintpyFile file = MintpyFile.open(h5)) {
            String units = file.units(name);
            return options.conversion().suits(units) ? options.conversion().units(units) : units;
        }
    }

    private void write(MintpyFile file, ResultKind kind, String name, Path tif) {
        RasterExport export = new RasterExport(file, kind, options, listener, cancellation);
        if (name.equals(mainDataset(file, kind))) {
            export.write(name, tif);
        } else {
            export.writeBeside(name, tif);
        }
    }

    /** Names of the datasets that {@link #toFolder} would write. */
    List<String> datasets() {
        try (MintpyFile file = MintpyFile.open(h5)) {
            return datasets(file, kind(file));
        }
    }

    private List<String> datasets(MintpyFile file, ResultKind kind) {
        if (dataset != null || kind != ResultKind.VELOCITY) {
            return List.of(mainDataset(file, kind));
        }
        String main = mainDataset(file, kind);
        List<String> names = new ArrayList<>(List.of(main));
        file.cubes().stream().filter(name -> !name.equals(main)).forEach(names::add);
        return names;
    }

    private String mainDataset(MintpyFile file, ResultKind kind) {
        if (dataset != null) {
            return dataset;
        }
        List<String> there = file.cubes();
        if (kind.datasets().isEmpty()) {
            throw new BadOptionException(
                    "dataset",
                    "is missing: say which one of " + fileName() + " to export: " + String.join(", ", there));
        }
        return kind.datasets().stream()
                .filter(there::contains)
                .findFirst()
                .orElseThrow(() -> new BadFileException(
                        h5,
                        null,
                        "has no dataset " + String.join(" or ", kind.datasets()) + ", only " + String.join(", ", there),
                        "Name the dataset to be exported",
                        null));
    }

    private ResultKind kind(MintpyFile file) {
        return ResultKind.of(fileName(), file.attributes().get("FILE_TYPE").orElse(""));
    }

    private String fileName() {
        return String.valueOf(h5.getFileName());
    }
}
