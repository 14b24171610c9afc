package io.insarhub.examples.truth;

import io.insarhub.api.LonLat;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.geo.Utm;
import java.util.List;

/**
 * The pixels that the products have: the area of interest with a margin, in its UTM zone, on whole multiples of the pixel
 * size as HyP3 lays them.
 *
 * @param epsg the UTM zone
 * @param west western edge, metres
 * @param north northern edge, metres
 * @param width columns
 * @param height rows
 */
public record TrueGrid(int epsg, double west, double north, int width, int height) {

    /** Side of a pixel, metres: HyP3's for 20×4 looks. */
    public static final double PIXEL_METERS = 80;

    private static final int MARGIN_PIXELS = 4;

    /** The pixels around an area. */
    public static TrueGrid around(Aoi area) {
        BoundingBox box = area.bounds();
        Utm zone = Utm.at(area.centroid());
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (LonLat corner : List.of(
                new LonLat(box.west(), box.south()),
                new LonLat(box.west(), box.north()),
                new LonLat(box.east(), box.south()),
                new LonLat(box.east(), box.north()))) {
            west = Math.min(west, zone.eastingMeters(corner));
            east = Math.max(east, zone.eastingMeters(corner));
            south = Math.min(south, zone.northingMeters(corner));
            north = Math.max(north, zone.northingMeters(corner));
        }
        double left = (Math.floor(west / PIXEL_METERS) - MARGIN_PIXELS) * PIXEL_METERS;
        double top = (Math.ceil(north / PIXEL_METERS) + MARGIN_PIXELS) * PIXEL_METERS;
        return new TrueGrid(
                zone.epsg(),
                left,
                top,
                (int) Math.ceil((east - left) / PIXEL_METERS) + MARGIN_PIXELS,
                (int) Math.ceil((top - south) / PIXEL_METERS) + MARGIN_PIXELS);
    }

    /** Number of pixels. */
    public int pixels() {
        return width * height;
    }

    /** How far east of the grid's middle a pixel's middle lies, kilometres; pixels count from the north-western one. */
    double kilometersEast(int pixel) {
        return (pixel % width + 0.5 - width / 2.0) * PIXEL_METERS / 1000;
    }

    /** How far north of the grid's middle a pixel's middle lies, kilometres. */
    double kilometersNorth(int pixel) {
        int row = pixel / width;
        return (height / 2.0 - row - 0.5) * PIXEL_METERS / 1000;
    }

    /** The place of the middle. */
    LonLat center() {
        return Utm.ofEpsg(epsg).place(west + width * PIXEL_METERS / 2, north - height * PIXEL_METERS / 2);
    }
}
