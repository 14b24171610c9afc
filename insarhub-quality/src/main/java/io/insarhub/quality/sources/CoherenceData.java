package io.insarhub.quality.sources;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Season;
import io.insarhub.api.ServiceException;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.PixelTarget;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.quality.coherence.DecayPlanes;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.maps.DecayMapFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.regions.Region;

/**
 * Global Seasonal Sentinel-1 Coherence (Kellndorfer et al. 2022, Scientific Data 9, 73) in its public bucket: makes the
 * decay map of an area and a season. Seasons are those of the northern hemisphere everywhere, as the data set has them.
 */
final class CoherenceData implements AutoCloseable {

    static final String NAME = "Global Seasonal Sentinel-1 Coherence";

    private static final String BUCKET = "sentinel-1-global-coherence-earthbigdata";
    private static final double[] DAYS = {12, 24, 36, 48};
    private static final int NO_DATA = 255;
    private static final double HUNDREDTHS = 100;
    private static final long MOST_PIXELS = 25_000_000;

    private final ObjectStore bucket;
    private final boolean fine;

    CoherenceData(SourceSettings settings) {
        this(
                S3Bucket.open(BUCKET, Region.US_WEST_2, settings.coherenceUrl(), settings.longestSilence()),
                settings.fineCoherence());
    }

    /** The data in another store, which belongs to this object from now on. */
    CoherenceData(ObjectStore bucket, boolean fine) {
        this.bucket = bucket;
        this.fine = fine;
    }

    /**
     * The map of an area.
     *
     * @throws io.insarhub.api.InsarhubException if the data cannot be had
     */
    DecayMapFile map(Place place, Season season, String polarization, Cancellation cancellation) {
        return fine
                ? new CoherenceTiles(bucket).map(place, season, polarization, cancellation)
                : fromMosaics(place, season, polarization, cancellation);
    }

    @Override
    public void close() {
        bucket.close();
    }

    private DecayMapFile fromMosaics(Place place, Season season, String polarization, Cancellation cancellation) {
        List<Level> levels = levels(place, season, polarization, cancellation);
        PixelWindow window = levels.get(0).window;
        double[][] values = levels.stream().map(level -> level.values).toArray(double[][]::new);
        DecayPlanes planes = DecayPlanes.fit(window.width(), window.height(), DAYS, values);
        return DecayMapFile.of(planes, levels.get(0).place, season, polarization, place.hash());
    }

    /** The coherence after 12, 24, 36 and 48 days in the area. */
    List<Level> levels(Place place, Season season, String polarization, Cancellation cancellation) {
        List<Level> levels = Workers.map(
                Arrays.stream(DAYS).boxed().toList(),
                DAYS.length,
                NAME,
                days -> level(place.aoi().bounds(), season, polarization, days.intValue(), cancellation));
        Level first = levels.get(0);
        for (Level level : levels) {
            if (!level.place.equals(first.place) || level.window.width() != first.window.width()) {
                throw new ServiceException(NAME, 0, "the mosaics of " + season + " do not fit", null);
            }
        }
        boolean[] inside =
                AreaMask.of(place.aoi().geometry(), first.place, first.window.width(), first.window.height());
        for (Level level : levels) {
            double[] value = level.values;
            for (int i = 0; i < value.length; i++) {
                value[i] = !inside[i] || value[i] == NO_DATA ? 0 : value[i] / HUNDREDTHS;
            }
        }
        cancellation.throwIfCancelled(NAME);
        return levels;
    }

    /** What one mosaic has of the area: for each pixel 0–1; 0 where it has nothing, and outside the area. */
    static final class Level {

        private final PixelWindow window;
        private final GeoTransform place;
        final double[] values;

        Level(PixelWindow window, GeoTransform place, double[] values) {
            this.window = window;
            this.place = place;
            this.values = values;
        }
    }

    private Level level(BoundingBox box, Season season, String polarization, int days, Cancellation cancellation) {
        String key = "data/mosaics/Global_" + season + "_" + polarization.toLowerCase(Locale.ROOT) + "_COH" + days
                + "_100ppd.tif";
        try (GeoTiffReader reader = GeoTiffReader.open(bucket.object(key), 1, cancellation)) {
            GeoTiffInfo info = reader.info();
            GeoTransform lattice = info.geoTransform()
                    .orElseThrow(() -> new ServiceException(NAME, 0, key + " does not say where its pixels lie", null));
            PixelWindow window = PixelWindow.asRasterio(box, lattice);
            double[] values = new double[pixels(window)];
            // the world's columns begin again in the west
            int around = (int) Math.rint(360 / lattice.pixelWidth());
            for (int turn : new int[] {0, around}) {
                read(reader, window, turn, values);
            }
            return new Level(window, window.place(lattice), values);
        }
    }

    /** Reads what of a window lies in the raster, its columns counted from some column on; the rest stays 0: no data. */
    private static void read(GeoTiffReader reader, PixelWindow window, int turn, double[] values) {
        GeoTiffInfo info = reader.info();
        long left = Math.max(0, window.x() - turn);
        long right = Math.min(info.width(), window.x() - turn + window.width());
        long top = Math.max(0, window.y());
        long bottom = Math.min(info.height(), window.y() + window.height());
        if (left >= right || top >= bottom) {
            return;
        }
        TileWindow part = new TileWindow(1, (int) left, (int) top, (int) (right - left), (int) (bottom - top));
        int offset = (int) (top - window.y()) * window.width() + (int) (left - (window.x() - turn));
        reader.read(0, List.of(PixelTarget.of(part, values, offset, window.width())));
    }

    static int pixels(PixelWindow window) {
        long pixels = (long) window.width() * window.height();
        if (pixels > MOST_PIXELS) {
            throw new BadOptionException(
                    "intersectsWith",
                    "is an area of " + pixels + " pixels of coherence; a decay map is made of at most " + MOST_PIXELS);
        }
        return (int) pixels;
    }
}
