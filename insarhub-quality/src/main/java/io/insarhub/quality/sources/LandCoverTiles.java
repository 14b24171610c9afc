package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ServiceException;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.HttpRangeSource;
import io.insarhub.core.geotiff.PixelTarget;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.core.http.HttpService;
import io.insarhub.quality.score.Decimals;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;

/**
 * ESA WorldCover 2021 v200: shares of land-cover classes in a box. Of each tile that the box touches only the blocks
 * under it are fetched; of a large box those of an overview. Shares are of the whole box: open sea, of which the data set has
 * neither a class nor tiles, has none of it.
 */
final class LandCoverTiles {

    static final String NAME = "WorldCover";

    private static final String DOMINANT = "lc_dominant_class";
    private static final int TILE_DEGREES = 3;
    private static final double PIXELS_PER_DEGREE = 12_000;
    private static final int NOT_FOUND = 404;
    private static final int NO_CLASS = 0;
    private static final int MOST_CLASS = 100;
    /** More pixels than these do not change a share's fourth decimal where it matters, but cost the user minutes. */
    private static final long ENOUGH_PIXELS = 16_000_000;

    private static final int ROWS_AT_ONCE = 1024;
    private static final int FETCHERS = 4;

    /** What the cache calls the classes, by WorldCover's code. */
    private static final Map<Integer, String> CLASSES = classes();

    private final HttpUrl bucket;
    private final HttpService service;

    LandCoverTiles(SourceSettings settings) {
        bucket = settings.landCoverUrl();
        service = settings.service(NAME).build();
    }

    /**
     * The shares, four decimals, in the cache's names, and the class with the largest one.
     *
     * @throws ServiceException if a tile cannot be read, or there is none at all
     */
    Map<String, Object> shares(BoundingBox box, Cancellation cancellation) {
        double pixels = box.widthDegrees() * box.heightDegrees() * PIXELS_PER_DEGREE * PIXELS_PER_DEGREE;
        int coarser = 1;
        while (pixels / ((double) coarser * coarser) > ENOUGH_PIXELS) {
            coarser *= 2;
        }
        long[] counts = new long[MOST_CLASS + 1];
        long sea = 0;
        boolean any = false;
        for (BoundingBox part : DegreeTiles.unwrapped(box)) {
            for (DegreeTiles.Tile tile : DegreeTiles.of(part, TILE_DEGREES)) {
                cancellation.throwIfCancelled(NAME);
                BoundingBox inTile = tile.part(part);
                try (GeoTiffReader reader = open(tile, cancellation)) {
                    count(reader, inTile, coarser, counts, cancellation);
                    any = true;
                } catch (ServiceException e) {
                    if (e.status() != NOT_FOUND) {
                        throw e;
                    }
                    sea += pixels(tile, inTile, coarser);
                }
            }
        }
        if (!any) {
            throw new ServiceException(
                    NAME,
                    NOT_FOUND,
                    "there is no tile for the area at " + bucket + ": open sea, a pole, or a wrong address",
                    null);
        }
        counts[NO_CLASS] += sea;
        return shares(counts);
    }

    /** The names of what it tells. */
    static Set<String> features() {
        Set<String> names = new LinkedHashSet<>(CLASSES.values());
        names.add(DOMINANT);
        return names;
    }

    HttpUrl url(DegreeTiles.Tile tile) {
        return bucket.newBuilder()
                .addPathSegments("v200/2021/map/ESA_WorldCover_10m_2021_v200_" + tile.lowerLeft() + "_Map.tif")
                .build();
    }

    private GeoTiffReader open(DegreeTiles.Tile tile, Cancellation cancellation) {
        return GeoTiffReader.open(HttpRangeSource.of(service, url(tile)), FETCHERS, cancellation);
    }

    private static void count(
            GeoTiffReader reader, BoundingBox box, int coarser, long[] counts, Cancellation cancellation) {
        GeoTiffInfo info = reader.info();
        int level = level(info.levels(), coarser);
        GeoTiffInfo.Level size = info.levels().get(level);
        GeoTransform full = info.geoTransform()
                .orElseThrow(() -> new ServiceException(NAME, 0, "a tile does not say where it lies", null));
        GeoTransform lattice = new GeoTransform(
                full.west(),
                full.north(),
                full.pixelWidth() * info.width() / size.width(),
                full.pixelHeight() * info.height() / size.height());
        PixelWindow window = PixelWindow.of(box, lattice);
        int left = (int) Math.max(0, Math.min(window.x(), size.width() - 1));
        int top = (int) Math.max(0, Math.min(window.y(), size.height() - 1));
        int right = (int) Math.min(size.width(), window.x() + window.width());
        int bottom = (int) Math.min(size.height(), window.y() + window.height());
        for (int y = top; y < bottom; y += ROWS_AT_ONCE) {
            cancellation.throwIfCancelled(NAME);
            int rows = Math.min(ROWS_AT_ONCE, bottom - y);
            byte[] codes = new byte[Math.multiplyExact(rows, right - left)];
            reader.read(level, List.of(PixelTarget.of(new TileWindow(1, left, y, right - left, rows), codes)));
            for (byte code : codes) {
                counts[code > 0 && code <= MOST_CLASS ? code : NO_CLASS]++;
            }
        }
    }

    /** The level that is so many times coarser than the raster, or the coarsest of those that are less so. */
    private static int level(List<GeoTiffInfo.Level> levels, int coarser) {
        return IntStream.range(0, levels.size())
                .filter(i -> levels.get(0).width() <= (long) levels.get(i).width() * coarser)
                .max()
                .orElse(0);
    }

    private static long pixels(DegreeTiles.Tile tile, BoundingBox box, int coarser) {
        double size = coarser / PIXELS_PER_DEGREE;
        PixelWindow window =
                PixelWindow.of(box, new GeoTransform(tile.west(), tile.south() + TILE_DEGREES, size, size));
        return (long) window.width() * window.height();
    }

    private static Map<String, Object> shares(long[] counts) {
        long all = counts[NO_CLASS];
        int dominant = 1;
        for (int code = 1; code <= MOST_CLASS; code++) {
            all += counts[code];
            dominant = counts[code] > counts[dominant] ? code : dominant;
        }
        if (counts[dominant] == 0) {
            throw new ServiceException(NAME, 0, "no pixel of the area has a class", null);
        }
        Map<String, Object> shares = new LinkedHashMap<>();
        for (Map.Entry<Integer, String> named : CLASSES.entrySet()) {
            shares.put(named.getValue(), Decimals.round((double) counts[named.getKey()] / all, 4));
        }
        shares.put(DOMINANT, (long) dominant);
        return shares;
    }

    private static Map<Integer, String> classes() {
        Map<Integer, String> classes = new LinkedHashMap<>();
        classes.put(10, "lc_forest_fraction");
        classes.put(20, "lc_shrub_fraction");
        classes.put(30, "lc_grass_fraction");
        classes.put(40, "lc_crop_fraction");
        classes.put(50, "lc_urban_fraction");
        classes.put(60, "lc_bare_fraction");
        classes.put(70, "lc_snow_fraction");
        classes.put(80, "lc_water_fraction");
        return classes;
    }
}
