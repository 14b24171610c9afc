package io.insarhub.quality.features;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.Role;
import io.insarhub.core.aoi.Aoi;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/**
 * Where a stack's study is: its area of interest.
 *
 * @param wkt the area as the config has it, which the cache's keys are made of
 * @param aoi the area
 */
public record Place(String wkt, Aoi aoi) {

    private static final String AREA = "intersectsWith";

    /** The place that a config tells. Empty if it has none; an area that cannot be read counts as none. */
    public static Optional<Place> of(InsarhubConfig config) {
        return area(config).flatMap(Place::ofWkt);
    }

    /** Why a config tells no place, though there is something where the area should be. */
    public static Optional<String> problem(InsarhubConfig config) {
        Optional<String> area = area(config);
        try {
            area.ifPresent(Aoi::ofWkt);
            return Optional.empty();
        } catch (BadOptionException notAnArea) {
            return Optional.of("the config has an area that cannot be read: " + notAnArea.getMessage());
        }
    }

    private static Optional<String> area(InsarhubConfig config) {
        return config.downloader()
                .flatMap(Role::config)
                .map(options -> options.get(AREA))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** The place of a text. */
    public static Optional<Place> ofWkt(String wkt) {
        try {
            return Optional.of(new Place(wkt, Aoi.ofWkt(wkt)));
        } catch (BadOptionException notAnArea) {
            return Optional.empty();
        }
    }

    /** Key of the area in the quality cache. */
    public String hash() {
        return QualityCache.aoiHash(wkt);
    }

    /** Degrees north of the centroid. */
    public double latitude() {
        return aoi.centroid().latitude();
    }

    /**
     * The points under which the cache may have what belongs to this place: the area's centroid, which is ours, then the
     * mean of the ring's vertices, the closing one included, which is the Python program's.
     */
    public List<LonLat> cachePoints() {
        Coordinate[] ring = aoi.geometry().getCoordinates();
        double lon = Arrays.stream(ring).mapToDouble(Coordinate::getX).average().orElseThrow();
        double lat = Arrays.stream(ring).mapToDouble(Coordinate::getY).average().orElseThrow();
        return List.of(aoi.centroid(), new LonLat(lon, lat));
    }
}
