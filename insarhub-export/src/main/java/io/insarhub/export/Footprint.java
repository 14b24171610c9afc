package io.insarhub.export;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.RangeSource;
import io.insarhub.export.outline.GeoJsonWriter;
import io.insarhub.export.outline.GeoPackageWriter;
import io.insarhub.export.outline.Outline;
import io.insarhub.export.outline.PlacedOutline;
import io.insarhub.export.outline.ShapefileWriter;
import io.insarhub.export.outline.ValidPixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a raster has values: the polygon of the valid pixels of band 1, with holes and islands, along the edges of the
 * pixels, in the raster's coordinate system. Its area is that of the valid pixels. Pixels that meet at a corner only belong
 * to different polygons. Where nothing is valid in band 1, as on the first date of a time series whose zeros mean no data,
 * it is the next band in which something is. Immutable.
 *
 * <pre>{@code
 * Footprint.of(Path.of("velocity.tif")).to(Path.of("velocity_footprint.gpkg"));
 * }</pre>
 *
 * <p>Time is linear in the pixels of the bands that are read; memory some tens of bytes for each hole and island,
 * {@link #memoryMb} at most, and some tens of megabytes beside it.
 */
public final class Footprint {

    private static final int DEFAULT_MEMORY_MB = 512;

    private final Path tif;
    private final boolean boundsOnly;
    private final int memoryMb;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    private Footprint(
            Path tif, boolean boundsOnly, int memoryMb, ProgressListener listener, Cancellation cancellation) {
        this.tif = tif;
        this.boundsOnly = boundsOnly;
        this.memoryMb = memoryMb;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** The footprint of a GeoTIFF. */
    public static Footprint of(Path tif) {
        return new Footprint(tif, false, DEFAULT_MEMORY_MB, ProgressListener.none(), Cancellation.never());
    }

    /** Only the raster's rectangle, whatever is valid in it. */
    public Footprint bounds() {
        return new Footprint(tif, true, memoryMb, listener, cancellation);
    }

    /** With so many megabytes for the outline itself, which is refused if it takes more. Default 512. */
    public Footprint memoryMb(int megabytes) {
        if (megabytes < 1) {
            throw new BadOptionException("memory_mb", megabytes + " is less than 1");
        }
        return new Footprint(tif, boundsOnly, megabytes, listener, cancellation);
    }

    /** With somebody who hears of each stretch of rows. */
    public Footprint listener(ProgressListener other) {
        return new Footprint(tif, boundsOnly, memoryMb, other, cancellation);
    }

    /** With somebody who may end it. */
    public Footprint cancellation(Cancellation other) {
        return new Footprint(tif, boundsOnly, memoryMb, listener, other);
    }

    /**
     * Writes the footprint: {@code .shp} (with {@code .shx .dbf .prj .cpg} beside it), {@code .gpkg} (layer
     * {@code raster_footprint}), {@code .geojson} or {@code .json}. One feature, whose attribute {@code source} is the
     * raster's name; none where nothing is valid in any band.
     *
     * @return the file
     * @throws BadFileException if the raster cannot be read, says not where it lies, or the file cannot be written
     * @throws BadOptionException if the name has none of these endings, or the outline is too large for the format or for
     *     {@link #memoryMb}
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    public Path to(Path file) {
        write(List.of(file));
        return file;
    }

    /** Writes {@code {product}_footprint.shp} and {@code .gpkg} into a folder. */
    public List<Path> toFolder(Path folder) {
        String name = String.valueOf(tif.getFileName()).replaceFirst("(?i)\\.tiff?$", "") + "_footprint";
        List<Path> files = List.of(folder.resolve(name + ".shp"), folder.resolve(name + ".gpkg"));
        write(files);
        return files;
    }

    private void write(List<Path> files) {
        files.forEach(Footprint::ending);
        PlacedOutline placed = trace();
        Instant changed = changed();
        for (Path file : files) {
            cancellation.throwIfCancelled("writing " + file.getFileName());
            switch (ending(file)) {
                case ".shp" -> ShapefileWriter.write(placed, LocalDate.ofInstant(changed, ZoneOffset.UTC), file);
                case ".gpkg" -> GeoPackageWriter.write(placed, changed, file);
                default -> GeoJsonWriter.write(placed, file);
            }
        }
    }

    private PlacedOutline trace() {
        int threads = Runtime.getRuntime().availableProcessors();
        try (GeoTiffReader reader = GeoTiffReader.open(RangeSource.of(tif), threads, cancellation)) {
            GeoTiffInfo info = reader.info();
            Optional<GeoTransform> place = info.geoTransform();
            Optional<Crs> crs = info.crs();
            if (place.isEmpty() || crs.isEmpty()) {
                throw new BadFileException(
                        tif,
                        null,
                        "does not say where it lies: " + (place.isEmpty() ? "no corner" : "no EPSG code"),
                        "Give it one, for example with 'gdal_edit.py -a_srs EPSG:32612'",
                        null);
            }
            Outline outline = boundsOnly
                    ? Outline.box(info.width(), info.height())
                    : ValidPixels.outline(reader, (long) memoryMb << 20, listener, cancellation);
            return new PlacedOutline(
                    outline, place.get(), crs.get(), info.width(), info.height(), String.valueOf(tif.getFileName()));
        }
    }

    /** The raster's own date, so that the same raster gives the same files. */
    private Instant changed() {
        try {
            return Files.getLastModifiedTime(tif).toInstant();
        } catch (IOException e) {
            throw new BadFileException(tif, null, "cannot be read: " + e.getMessage(), "Check its permissions", e);
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (String ending : List.of(".shp", ".gpkg", ".geojson", ".json")) {
            if (name.endsWith(ending)) {
                return ending;
            }
        }
        throw new BadOptionException("file", name + " ends in none of .shp, .gpkg, .geojson, .json");
    }
}
