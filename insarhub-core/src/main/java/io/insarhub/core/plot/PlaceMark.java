package io.insarhub.core.plot;

/**
 * A place to be marked on a map.
 *
 * @param x in the units of the map
 * @param y in the units of the map
 * @param kind how it looks
 * @param meaning what stands there; a word or two
 */
public record PlaceMark(double x, double y, Kind kind, String meaning) {

    static final double RADIUS = 4.5;

    private static final Marker SQUARE = new Marker(4, Math.PI / 4, Palette.SCENE, false);
    private static final Marker CIRCLE = new Marker(0, 0, Palette.SCENE, true);

    /** How a place looks. */
    public enum Kind {
        /** A black square: what all values are relative to. */
        REFERENCE,
        /** A circle with a cross: a point that is looked at. */
        POINT
    }

    Marker marker() {
        return switch (kind) {
            case REFERENCE -> SQUARE;
            case POINT -> CIRCLE;
        };
    }
}
