package io.insarhub.core.dem;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A box of longitudes and latitudes, degrees, in one piece: across the date line its east goes on past 180.
 *
 * @param west western edge, −180 up to but without 180
 * @param south southern edge
 * @param east eastern edge, at most 360 more than the western one
 * @param north northern edge
 */
public record LonLatArea(double west, double south, double east, double north) {

    /** Brings the western edge into −180 to 180, and a box that goes around the globe to −180. */
    public LonLatArea {
        if (!(west <= east && south <= north && south >= -90 && north <= 90 && Double.isFinite(east - west))) {
            throw new BadOptionException(
                    "area",
                    "west " + west + ", south " + south + ", east " + east + ", north " + north
                            + " is no box of longitudes and latitudes");
        }
        double width = Math.min(360, east - west);
        west = width == 360 ? -180 : west - 360 * Math.floor((west + 180) / 360);
        east = west + width;
    }

    /** The box that a ring of points takes up; a ring around a pole reaches up to it. Neighbours are less than 180° apart. */
    public static LonLatArea ofRing(List<LonLat> ring) {
        if (ring.isEmpty()) {
            throw new BadOptionException("area", "a ring without points is no area");
        }
        double at = ring.get(0).longitude();
        double west = at;
        double east = at;
        double south = 90;
        double north = -90;
        for (int i = 0; i <= ring.size(); i++) {
            LonLat point = ring.get(i % ring.size());
            at += Math.IEEEremainder(point.longitude() - at, 360);
            west = Math.min(west, at);
            east = Math.max(east, at);
            south = Math.min(south, point.latitude());
            north = Math.max(north, point.latitude());
        }
        boolean aroundAPole = Math.abs(at - ring.get(0).longitude()) > 180;
        if (!aroundAPole) {
            return new LonLatArea(west, south, east, north);
        }
        return north + south > 0 ? new LonLatArea(-180, south, 180, 90) : new LonLatArea(-180, -90, 180, north);
    }

    /**
     * The narrowest box around all of these. Takes O(n²) for n areas.
     *
     * @throws BadOptionException if there are none
     */
    public static LonLatArea around(Collection<LonLatArea> areas) {
        if (areas.isEmpty()) {
            throw new BadOptionException("area", "is empty: neither a scene's footprint nor an AOI is known");
        }
        double south = areas.stream().mapToDouble(LonLatArea::south).min().orElseThrow();
        double north = areas.stream().mapToDouble(LonLatArea::north).max().orElseThrow();
        // every area's own start is where a box around all may start; the narrowest one is taken
        double west = -180;
        double width = 360;
        for (LonLatArea first : areas) {
            double reach = areas.stream()
                    .mapToDouble(area -> turnsOn(area.west - first.west) + area.east - area.west)
                    .max()
                    .orElseThrow();
            if (reach < width) {
                west = first.west;
                width = reach;
            }
        }
        return new LonLatArea(west, south, west + width, north);
    }

    /** The same angle within 0 to 360. */
    private static double turnsOn(double degrees) {
        return degrees - 360 * Math.floor(degrees / 360);
    }

    /** The same with so many degrees more on every side. */
    public LonLatArea grown(double degrees) {
        return grown(degrees, degrees);
    }

    /** The same with so many degrees more to the east and west, and to the north and south. */
    public LonLatArea grown(double longitudeDegrees, double latitudeDegrees) {
        return new LonLatArea(
                west - longitudeDegrees,
                Math.max(-90, south - latitudeDegrees),
                east + longitudeDegrees,
                Math.min(90, north + latitudeDegrees));
    }

    /** The middle of the box; its longitude within −180 to 180. */
    public LonLat center() {
        return new LonLat(Math.IEEEremainder((west + east) / 2, 360), (south + north) / 2);
    }

    /** West, south, east, north, with four decimals. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f %.4f %.4f %.4f", west, south, east, north);
    }
}
