package io.insarhub.core.plot;

/** Heights to make a picture of, with where they lie. The arrays are not copied: do not change them. */
public final class ReliefModel {

    private static final double METERS_PER_DEGREE = 111_320;

    private final String title;
    private final String caption;
    private final Frame frame;
    private final float[] heights;
    private final boolean[] sea;

    /** What places are told in. */
    public enum Unit {
        /** Longitude and latitude. */
        DEGREES,
        /** Easting and northing. */
        METERS,
        /** Columns, and rows from the top, which count as −1, −2, … northwards: where nobody knows the place. */
        PIXELS
    }

    /**
     * Where pixels lie.
     *
     * @param columns columns
     * @param rows rows
     * @param west x of the western edge
     * @param north y of the northern edge
     * @param pixelWidth width of a pixel
     * @param pixelHeight height of a pixel
     * @param unit of the four
     */
    public record Frame(
            int columns, int rows, double west, double north, double pixelWidth, double pixelHeight, Unit unit) {

        /** In degrees or in metres. */
        public Frame(
                int columns,
                int rows,
                double west,
                double north,
                double pixelWidth,
                double pixelHeight,
                boolean geographic) {
            this(columns, rows, west, north, pixelWidth, pixelHeight, geographic ? Unit.DEGREES : Unit.METERS);
        }

        /** A raster that nobody knows the place of. */
        public static Frame ofPixels(int columns, int rows) {
            return new Frame(columns, rows, 0, 0, 1, 1, Unit.PIXELS);
        }
    }

    /**
     * Heights, row by row from the north-west.
     *
     * @param title headline; may be empty
     * @param caption a line below it
     * @param heights metres; NaN where nobody knows
     * @param sea true where there is nothing but height 0
     */
    public ReliefModel(String title, String caption, Frame frame, float[] heights, boolean[] sea) {
        if (frame.columns < 1 || heights.length != frame.columns * frame.rows || sea.length != heights.length) {
            throw new IllegalArgumentException(heights.length + " heights are not those of " + frame);
        }
        this.title = title;
        this.caption = caption;
        this.frame = frame;
        this.heights = heights;
        this.sea = sea;
    }

    /** The same with a headline. */
    public ReliefModel titled(String text) {
        return new ReliefModel(text, caption, frame, heights, sea);
    }

    String title() {
        return title;
    }

    String caption() {
        return caption;
    }

    int columns() {
        return frame.columns;
    }

    int rows() {
        return frame.rows;
    }

    float[] heights() {
        return heights;
    }

    boolean[] sea() {
        return sea;
    }

    double west() {
        return frame.west;
    }

    double north() {
        return frame.north;
    }

    Unit unit() {
        return frame.unit;
    }

    private boolean geographic() {
        return frame.unit == Unit.DEGREES;
    }

    double east() {
        return frame.west + frame.columns * frame.pixelWidth;
    }

    double south() {
        return frame.north - frame.rows * frame.pixelHeight;
    }

    /** Width of a pixel on the ground, metres. */
    double metersAcross() {
        double middle = Math.toRadians((frame.north + south()) / 2);
        double width = frame.pixelWidth;
        return geographic() ? Math.max(1e-3, width * METERS_PER_DEGREE * Math.cos(middle)) : width;
    }

    /** Height of a pixel on the ground, metres. */
    double metersDown() {
        return geographic() ? frame.pixelHeight * METERS_PER_DEGREE : frame.pixelHeight;
    }

    boolean hasSea() {
        for (boolean pixel : sea) {
            if (pixel) {
                return true;
            }
        }
        return false;
    }

    boolean has(float value) {
        for (float height : heights) {
            if (height == value) {
                return true;
            }
        }
        return false;
    }

    boolean hasVoids() {
        for (float height : heights) {
            if (Float.isNaN(height)) {
                return true;
            }
        }
        return false;
    }
}
