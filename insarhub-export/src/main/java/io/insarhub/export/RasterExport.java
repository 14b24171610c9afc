package io.insarhub.export;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.geotiff.Band;
import io.insarhub.core.geotiff.Compression;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.OverviewMethod;
import io.insarhub.core.geotiff.SampleType;
import io.insarhub.core.geotiff.TileRange;
import io.insarhub.export.hdf5.Box;
import io.insarhub.export.hdf5.Cube;
import io.insarhub.export.hdf5.MapGrid;
import io.insarhub.export.hdf5.MintpyFile;
import io.insarhub.export.hdf5.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** Writes datasets of one open file: slab by slab, each unpacked once (or nearly), then packed into tiles. */
final class RasterExport {

    private final MintpyFile file;
    private final ResultKind kind;
    private final ExportOptions options;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    RasterExport(
            MintpyFile file,
            ResultKind kind,
            ExportOptions options,
            ProgressListener listener,
            Cancellation cancellation) {
        this.file = file;
        this.kind = kind;
        this.options = options;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Writes a dataset, converted; one that the conversion does not suit is refused. */
    void write(String dataset, Path tif) {
        write(dataset, tif, options.conversion());
    }

    /** Writes a dataset that comes along with the main one: converted if that suits it, else as it is. */
    void writeBeside(String dataset, Path tif) {
        boolean suits = options.conversion().suits(file.units(dataset));
        write(dataset, tif, suits ? options.conversion() : Conversion.NONE);
    }

    private void write(String dataset, Path tif, Conversion conversion) {
        cancellation.throwIfCancelled("exporting " + file.path().getFileName());
        if (Files.exists(tif) && isSameFile(tif)) {
            throw new BadOptionException("file", tif + " is the result itself; choose another name");
        }
        Cube cube = file.cube(dataset);
        String units = file.units(dataset);
        PixelValues values = new PixelValues(kind.sample(), file.noData(), factor(conversion, units));
        GeoTiffSpec spec = spec(cube, conversion.units(units));
        String work = "exporting " + file.path().getFileName();
        try (Workers workers = new Workers(options.threads(), work, cancellation);
                GeoTiffWriter writer = GeoTiffWriter.open(tif, spec, options.threads(), listener, cancellation)) {
            for (Box box : new SlabPlan(cube, spec.tileSize(), options.memoryMb()).boxes()) {
                float[] pixels = values.room(box.pixels());
                cube.read(box, pixels, workers);
                writer.writeTiles(
                        box.band() + 1,
                        box.bands(),
                        tiles(box.column(), box.columns(), spec.tileSize()),
                        tiles(box.row(), box.rows(), spec.tileSize()),
                        window -> values.tile(pixels, box, window));
            }
            writer.finish();
        }
    }

    private static TileRange tiles(int from, int count, int tileSize) {
        return new TileRange(from / tileSize, (from + count + tileSize - 1) / tileSize);
    }

    private GeoTiffSpec spec(Cube cube, String units) {
        MapGrid grid;
        try {
            grid = MapGrid.of(file.attributes(), cube.rows(), cube.columns());
        } catch (BadFileException e) {
            throw e.in(file.path(), "Correct the attribute");
        }
        boolean mask = kind.sample() == ResultKind.Sample.BYTE;
        GeoTiffSpec.Builder spec = GeoTiffSpec.builder(cube.columns(), cube.rows())
                .sampleType(mask ? SampleType.UINT8 : SampleType.FLOAT32)
                .bands(bands(cube))
                .geoTransform(grid.transform())
                .crs(grid.crs())
                .nodata(kind.sample().noData())
                .compression(Compression.deflate(options.compressionLevel()))
                .tag("source", String.valueOf(file.path().getFileName()))
                .tag("dataset", cube.name());
        if (!units.isEmpty()) {
            spec.tag("units", units);
        }
        if (options.cloudOptimized()) {
            spec.cloudOptimized(mask ? OverviewMethod.NEAREST : OverviewMethod.AVERAGE);
        }
        return spec.build();
    }

    private List<Band> bands(Cube cube) {
        if (kind.bands() == ResultKind.Bands.ONE || (cube.bands() == 1 && !file.hasDates())) {
            return Collections.nCopies(cube.bands(), Band.plain());
        }
        List<String> dates = file.dates();
        if (dates.size() != cube.bands()) {
            throw new BadFileException(
                    file.path(),
                    "dataset date",
                    "has " + dates.size() + " dates for " + cube.bands() + " bands of " + cube.name(),
                    "Compute the file again",
                    null);
        }
        String tag = kind.bands() == ResultKind.Bands.BY_PAIR ? "pair" : "date";
        return dates.stream()
                .map(date -> Band.described(date).withTag(tag, date))
                .toList();
    }

    private double factor(Conversion conversion, String units) {
        if (conversion != Conversion.NONE && kind.sample() == ResultKind.Sample.BYTE) {
            throw new BadOptionException("conversion", "a mask has no units; leave the conversion out");
        }
        return conversion.factor(units, file.attributes());
    }

    private boolean isSameFile(Path tif) {
        try {
            return Files.isSameFile(tif, file.path());
        } catch (java.io.IOException unreadable) {
            return false;
        }
    }
}
