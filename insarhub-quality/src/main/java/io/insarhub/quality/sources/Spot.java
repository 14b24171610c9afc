package io.insarhub.quality.sources;

import io.insarhub.api.LonLat;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.quality.features.Place;
import java.util.List;

/**
 * What services are asked about.
 *
 * @param points where the cache may have it, the first one being where it is asked for and kept
 * @param box the area around
 */
record Spot(List<LonLat> points, BoundingBox box) {

    /** Half the size of the area that a point without one stands for, degrees. */
    private static final double AROUND_DEGREES = 0.5;

    /** An area of interest. */
    static Spot of(Place place) {
        return new Spot(place.cachePoints(), place.aoi().bounds());
    }

    /** A point and half a degree around it. */
    static Spot around(double latitude, double longitude) {
        double west = longitude - AROUND_DEGREES;
        double east = longitude + AROUND_DEGREES;
        BoundingBox box = new BoundingBox(
                west < -180 ? west + 360 : west,
                Math.max(-90, latitude - AROUND_DEGREES),
                east > 180 ? east - 360 : east,
                Math.min(90, latitude + AROUND_DEGREES));
        return new Spot(List.of(new LonLat(longitude, latitude)), box);
    }

    double latitude() {
        return points.get(0).latitude();
    }

    double longitude() {
        return points.get(0).longitude();
    }
}
