package io.insarhub.quality.sources;

import io.insarhub.core.aoi.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Square tiles of whole degrees that data sets are cut into, and how these name them. */
final class DegreeTiles {

    private DegreeTiles() {}

    /**
     * A tile.
     *
     * @param west western edge, degrees
     * @param south southern edge, degrees
     * @param size width and height, degrees
     */
    record Tile(int west, int south, int size) {

        /** Named by its lower-left corner: {@code N00E006}. */
        String lowerLeft() {
            return name(south, west);
        }

        /** Named by its upper-left corner. */
        String upperLeft() {
            return name(south + size, west);
        }

        private static String name(int latitude, int longitude) {
            return String.format(
                    Locale.ROOT,
                    "%s%02d%s%03d",
                    latitude < 0 ? "S" : "N",
                    Math.abs(latitude),
                    longitude < 0 ? "W" : "E",
                    Math.abs(longitude));
        }

        /** The part of a box within the tile; the box must touch it and not lie across ±180°. */
        BoundingBox part(BoundingBox box) {
            return new BoundingBox(
                    Math.max(box.west(), west),
                    Math.max(box.south(), south),
                    Math.min(box.east(), west + size),
                    Math.min(box.north(), south + size));
        }
    }

    /** A box in parts that do not lie across ±180°. */
    static List<BoundingBox> unwrapped(BoundingBox box) {
        return box.crossesDateLine()
                ? List.of(
                        new BoundingBox(box.west(), box.south(), 180, box.north()),
                        new BoundingBox(-180, box.south(), box.east(), box.north()))
                : List.of(box);
    }

    /**
     * Every tile that a box has a part in, from the south-west. A box that only meets a tile's edge has none in it, but
     * has one if it is a point or a line.
     *
     * @param size a divisor of 90
     */
    static List<Tile> of(BoundingBox box, int size) {
        List<Tile> tiles = new ArrayList<>();
        for (BoundingBox part : unwrapped(box)) {
            for (int south : corners(part.south(), part.north(), size, 90)) {
                for (int west : corners(part.west(), part.east(), size, 180)) {
                    tiles.add(new Tile(west, south, size));
                }
            }
        }
        return tiles;
    }

    private static List<Integer> corners(double from, double to, int size, int limit) {
        int first = Math.min((int) Math.floor(from / size) * size, limit - size);
        List<Integer> corners = new ArrayList<>(List.of(first));
        for (int next = first + size; next < to; next += size) {
            corners.add(next);
        }
        return corners;
    }
}
