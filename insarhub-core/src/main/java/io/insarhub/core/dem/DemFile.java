package io.insarhub.core.dem;

import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a DEM's file says of how it was made, and whether that is what is wanted. */
public final class DemFile {

    static final String SOURCE = "DEM_SOURCE";
    static final String VERTICAL = "DEM_VERTICAL_DATUM";
    static final String RESAMPLING = "DEM_RESAMPLING";
    static final String SEA = "DEM_SEA_TILES";
    static final String VOIDS = "DEM_VOID_TILES";

    private static final String GLO_30 = "Copernicus DEM GLO-30";
    /** The words that the licence asks for. */
    private static final String ATTRIBUTION =
            "Produced using Copernicus WorldDEM-30 (c) DLR e.V. 2010-2014 and (c) Airbus"
                    + " Defence and Space GmbH 2014-2018 provided under COPERNICUS by the European Union and ESA; all rights"
                    + " reserved";

    private final int width;
    private final int height;
    private final int epsg;
    private final Optional<GeoTransform> place;
    private final Map<String, String> tags;

    /** Copied, because a reader's info is of use only while the file is open. */
    private DemFile(GeoTiffInfo info) {
        this.width = info.width();
        this.height = info.height();
        this.epsg = info.epsg().orElse(0);
        this.place = info.geoTransform();
        this.tags = info.tags();
    }

    /**
     * A file in words, for example {@code 3600 × 3600 points, EPSG:4326, heights above the EGM2008 geoid}.
     *
     * @throws io.insarhub.api.BadFileException if it is no GeoTIFF
     */
    public static String describe(Path file) {
        DemFile dem = read(file);
        String vertical = dem.tags.get(VERTICAL);
        return dem.width + " × " + dem.height + " points"
                + (dem.epsg == 0 ? "" : ", EPSG:" + dem.epsg)
                + (vertical == null ? "" : ", heights above the " + vertical);
    }

    /**
     * Reads the head of a file.
     *
     * @throws io.insarhub.api.BadFileException if it is no GeoTIFF
     */
    static DemFile read(Path file) {
        try (GeoTiffReader reader = GeoTiffReader.open(file)) {
            return new DemFile(reader.info());
        }
    }

    /** What a file made with these settings says. */
    static Map<String, String> tags(DemSettings settings, @Nullable DemPlan plan) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(SOURCE, GLO_30);
        Path geoid = settings.geoid();
        tags.put(
                VERTICAL,
                geoid == null ? "EGM2008 geoid" : "WGS84 ellipsoid, by " + ascii(String.valueOf(geoid.getFileName())));
        if (plan == null || plan.grid() != null) {
            tags.put(RESAMPLING, settings.resampling().name());
        }
        return tags;
    }

    /** The same with what was found on the way. */
    static Map<String, String> tags(
            DemSettings settings, DemPlan plan, SortedSet<DemTile> sea, SortedSet<DemTile> voids) {
        Map<String, String> tags = tags(settings, plan);
        if (!sea.isEmpty()) {
            tags.put(SEA, list(sea));
        }
        if (!voids.isEmpty()) {
            tags.put(VOIDS, list(voids));
        }
        tags.put("DEM_ATTRIBUTION", ATTRIBUTION);
        return tags;
    }

    /** True if this library made it. */
    boolean isOurs() {
        return tags.containsKey(SOURCE);
    }

    /** True if it says that it was made in this way. */
    boolean wasMadeBy(DemSettings settings, DemPlan plan) {
        return tags(settings, plan).entrySet().stream()
                        .allMatch(e -> e.getValue().equals(tags.get(e.getKey())))
                && (plan.grid() != null || !tags.containsKey(RESAMPLING));
    }

    /** True if it is on the same map, as fine, and reaches as far: to half a pixel. */
    boolean covers(DemPlan plan) {
        GeoTransform wanted = plan.transform();
        if (epsg != plan.crs().epsg() || place.isEmpty()) {
            return false;
        }
        GeoTransform there = place.get();
        double x = wanted.pixelWidth();
        double y = wanted.pixelHeight();
        boolean asFine = Math.abs(there.pixelWidth() - x) < 1e-6 * x && Math.abs(there.pixelHeight() - y) < 1e-6 * y;
        return asFine
                && there.west() <= wanted.west() + x / 2
                && there.north() >= wanted.north() - y / 2
                && there.west() + width * x >= wanted.west() + plan.width() * x - x / 2
                && there.north() - height * y <= wanted.north() - plan.height() * y + y / 2;
    }

    private static String list(SortedSet<DemTile> tiles) {
        return tiles.stream().map(DemTile::toString).collect(Collectors.joining(", "));
    }

    private static String ascii(String name) {
        return name.replaceAll("[^ -~]", "_");
    }
}
