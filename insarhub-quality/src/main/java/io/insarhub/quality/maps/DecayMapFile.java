package io.insarhub.quality.maps;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.Season;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.geotiff.Band;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.quality.coherence.DecayPlanes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decay map as files have it: Float32, EPSG:4326, bands γ∞, γ0 and τ, nodata −9999.
 *
 * @param planes the model of each pixel
 * @param place where the pixels lie
 * @param tags what the file says of itself
 */
public record DecayMapFile(DecayPlanes planes, GeoTransform place, Map<String, String> tags) {

    private static final float NODATA = -9999;
    private static final int BANDS = 3;
    private static final int WGS84 = 4326;
    /** No area of interest has more pixels of 0.01°: the whole Earth has 648 million. */
    private static final long MOST_PIXELS = 100_000_000;

    private static final String AOI = "aoi";
    private static final List<String> BAND_NAMES =
            List.of("gamma_inf_PS_floor", "gamma0_initial_coherence", "tau_decorrelation_days");

    /** A map for an area, whose hash it is tagged with. */
    public static DecayMapFile of(
            DecayPlanes planes, GeoTransform place, Season season, String polarization, String aoiHash) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("season", season.toString());
        tags.put("pol", polarization);
        for (int band = 0; band < BANDS; band++) {
            tags.put("band" + (band + 1), BAND_NAMES.get(band));
        }
        tags.put(AOI, aoiHash);
        return new DecayMapFile(planes, place, tags);
    }

    /**
     * Reads a map, of any common compression.
     *
     * @throws BadFileException if it cannot be read, or is not such a map
     */
    public static DecayMapFile read(Path file) {
        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            GeoTiffInfo info = reader.info();
            if (info.bandCount() != BANDS || (long) info.width() * info.height() > MOST_PIXELS) {
                throw notAMap(
                        file,
                        "has " + info.bandCount() + " bands of " + info.width() + " × " + info.height()
                                + " pixels; a decay map has three");
            }
            GeoTransform place =
                    info.geoTransform().orElseThrow(() -> notAMap(file, "does not say where its pixels lie"));
            float[][] bands = new float[BANDS][];
            for (int band = 0; band < BANDS; band++) {
                bands[band] = reader.readFloats(0, new TileWindow(band + 1, 0, 0, info.width(), info.height()));
            }
            return new DecayMapFile(
                    new DecayPlanes(info.width(), info.height(), bands[0], bands[1], bands[2]), place, info.tags());
        }
    }

    /** Writes the map; the folder is made. */
    public void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new BadFileException(
                    file, null, "its folder cannot be made: " + e.getMessage(), "Check that you may write there", e);
        }
        GeoTiffSpec.Builder builder = GeoTiffSpec.builder(planes.width(), planes.height())
                .bands(BAND_NAMES.stream().map(Band::described).toList())
                .geoTransform(place)
                .crs(Crs.ofEpsg(WGS84))
                .nodata(NODATA);
        tags.forEach(builder::tag);
        GeoTiffSpec spec = builder.build();
        float[][] bands = new float[BANDS][];
        for (int band = 0; band < BANDS; band++) {
            bands[band] = planes.band(band, NODATA);
        }
        int threads = Runtime.getRuntime().availableProcessors();
        try (GeoTiffWriter writer =
                GeoTiffWriter.open(file, spec, threads, ProgressListener.none(), Cancellation.never())) {
            writer.write(window -> cut(bands[window.band() - 1], window));
            writer.finish();
        }
    }

    /** The hash of the area that the map was made for; empty in maps of the Python program. */
    public Optional<String> aoiHash() {
        return Optional.ofNullable(tags.get(AOI));
    }

    /** True if the map reaches over the whole of a box, to a hundredth of a pixel. */
    public boolean covers(BoundingBox box) {
        double slack = place.pixelWidth() / 100;
        double east = place.west() + planes.width() * place.pixelWidth();
        double south = place.north() - planes.height() * place.pixelHeight();
        return !box.crossesDateLine()
                && box.west() >= place.west() - slack
                && box.east() <= east + slack
                && box.south() >= south - slack
                && box.north() <= place.north() + slack;
    }

    private Samples cut(float[] band, TileWindow window) {
        float[] pixels = new float[window.pixels()];
        for (int row = 0; row < window.height(); row++) {
            System.arraycopy(
                    band,
                    (window.y() + row) * planes.width() + window.x(),
                    pixels,
                    row * window.width(),
                    window.width());
        }
        return Samples.of(pixels);
    }

    private static BadFileException notAMap(Path file, String problem) {
        return new BadFileException(file, null, problem, "Delete it: decay maps are fetched again", null);
    }
}
