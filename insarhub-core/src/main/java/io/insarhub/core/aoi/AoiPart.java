package io.insarhub.core.aoi;

import io.insarhub.api.LonLat;
import java.util.List;

/**
 * One part of an area of interest, to be searched for by itself: never across ±180°.
 *
 * @param kind what the coordinates are
 * @param coordinates longitude and latitude: of a polygon the outer ring, counter-clockwise, the first point repeated at
 *     the end; of a line its points; of a point the point alone. Holes are not told: a search has no use for them
 * @param isBox true for a polygon that is no more than its bounding box
 */
public record AoiPart(Kind kind, List<LonLat> coordinates, boolean isBox) {

    /** What a part is. */
    public enum Kind {
        /** An outer ring, closed. */
        POLYGON,
        /** Points in their order. */
        LINE,
        /** One point. */
        POINT
    }

    /** Copies the coordinates. */
    public AoiPart {
        coordinates = List.copyOf(coordinates);
    }

    /** The smallest box around it. */
    public BoundingBox bounds() {
        double west = 180;
        double south = 90;
        double east = -180;
        double north = -90;
        for (LonLat at : coordinates) {
            west = Math.min(west, at.longitude());
            east = Math.max(east, at.longitude());
            south = Math.min(south, at.latitude());
            north = Math.max(north, at.latitude());
        }
        return new BoundingBox(west, south, east, north);
    }
}
