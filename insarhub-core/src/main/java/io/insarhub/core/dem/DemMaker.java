package io.insarhub.core.dem;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.PixelInterpretation;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.core.geotiff.TileWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Makes the elevation model of an area: fetches, merges, puts on a map, writes. The file appears under its name whole or
 * not at all.
 */
public final class DemMaker {

    private static final int OUTPUT_TILE = 512;

    private final DemSettings settings;
    private final LonLatArea area;
    private final DemPlan plan;

    /**
     * What is to be made.
     *
     * @throws io.insarhub.api.BadOptionException if the map cannot show the area
     */
    public DemMaker(LonLatArea area, DemSettings settings) {
        this.area = area;
        this.settings = settings;
        this.plan = DemPlan.of(area, settings);
    }

    /** How a file that exists compares to what is to be made. */
    public enum Existing {
        /** There is none. */
        NONE,
        /** Made in the same way, and as far or farther. */
        SAME,
        /** Made by this library, but otherwise or not as far. */
        OTHER,
        /** Made by another program, on the same map and as far. */
        FOREIGN_COVERS,
        /** Made by another program, of no use here. */
        FOREIGN
    }

    /**
     * Looks at a file.
     *
     * @throws BadFileException if it is there but cannot be read
     */
    public Existing compare(Path file) {
        if (!Files.exists(file)) {
            return Existing.NONE;
        }
        DemFile dem = DemFile.read(file);
        if (!dem.isOurs()) {
            return dem.covers(plan) ? Existing.FOREIGN_COVERS : Existing.FOREIGN;
        }
        return dem.wasMadeBy(settings, plan) && dem.covers(plan) ? Existing.SAME : Existing.OTHER;
    }

    /** Fetches and writes. A file of that name is replaced at the end. */
    public DemResult make(Path target, ProgressListener listener, Cancellation cancellation) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadFileException(target, null, "its folder does not exist", "Create the folder first", null);
        }
        Path geoidFile = settings.geoid();
        GeoidGrid geoid = geoidFile == null ? null : new GeoidGrid(geoidFile, geoidArea());
        try (PieceStore store = new PieceStore(target);
                TileSet tiles = new TileSet(
                        settings.server(), plan.lattice(), settings.affordableRequests(), listener, cancellation)) {
            Mosaic mosaic = tiles.fetch(store);
            Output output = new Output(mosaic, geoid);
            GeoTiffSpec spec = spec(tiles);
            try (GeoTiffWriter writer =
                    GeoTiffWriter.open(target, spec, settings.affordableThreads(), listener, cancellation)) {
                writer.write(output::read);
                writer.finish();
            }
            return new DemResult(
                    plan.crs().epsg(),
                    plan.width(),
                    plan.height(),
                    tiles.present(),
                    tiles.missing(),
                    tiles.voids(),
                    output.voids.sum(),
                    tiles.bytesFetched());
        }
    }

    /** Where geoid heights are needed: at the output's points, which may reach farther than the area. */
    private LonLatArea geoidArea() {
        MapGrid grid = plan.grid();
        if (grid != null) {
            return grid.reach(area);
        }
        Lattice lattice = plan.lattice();
        return new LonLatArea(
                lattice.longitude(0),
                lattice.latitude(lattice.height() - 1.0),
                lattice.longitude(lattice.width() - 1.0),
                lattice.latitude(0));
    }

    private GeoTiffSpec spec(TileSet tiles) {
        GeoTiffSpec.Builder builder = GeoTiffSpec.builder(plan.width(), plan.height())
                .tileSize(OUTPUT_TILE)
                .geoTransform(plan.transform())
                .crs(plan.crs())
                .pixelInterpretation(PixelInterpretation.POINT)
                .nodata(Double.NaN);
        DemFile.tags(settings, plan, tiles.missing(), tiles.voids()).forEach(builder::tag);
        return builder.build();
    }

    /** Gives the writer its pixels. */
    private final class Output {

        private final Mosaic mosaic;
        private final @Nullable Warp warp;
        private final @Nullable GeoidGrid geoid;
        private final LongAdder voids = new LongAdder();

        Output(Mosaic mosaic, @Nullable GeoidGrid geoid) {
            this.mosaic = mosaic;
            this.geoid = geoid;
            MapGrid grid = plan.grid();
            this.warp = grid == null ? null : new Warp(mosaic, grid, settings.resampling());
        }

        Samples read(TileWindow w) {
            double[] places = warp == null ? new double[0] : new double[2 * w.pixels()];
            float[] heights = warp == null
                    ? mosaic.read(w.x(), w.y(), w.width(), w.height())
                    : warp.read(w.x(), w.y(), w.width(), w.height(), places);
            int count = 0;
            for (int i = 0; i < heights.length; i++) {
                if (Float.isNaN(heights[i])) {
                    count++;
                } else if (geoid != null) {
                    double longitude = warp == null ? longitude(w, i) : places[2 * i];
                    double latitude = warp == null ? latitude(w, i) : places[2 * i + 1];
                    heights[i] = (float) (heights[i] + geoid.meters(longitude, latitude));
                }
            }
            voids.add(count);
            return Samples.of(heights);
        }

        private double longitude(TileWindow w, int i) {
            return mosaic.lattice().longitude(w.x() + i % w.width());
        }

        private double latitude(TileWindow w, int i) {
            return mosaic.lattice().latitude(w.y() + i / w.width());
        }
    }
}
