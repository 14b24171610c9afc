package io.insarhub.core.plot;

/**
 * A sign and what it means.
 *
 * @param sign how to draw the sign
 * @param signWidth its width, in units of the figure; 0 for a heading
 * @param text what it means
 * @param style how the text looks
 */
record LegendItem(Sign sign, double signWidth, String text, TextStyle style) {

    private static final double GAP = 5;

    /** Draws a sign from its left end, around a horizontal line. */
    interface Sign {
        void draw(Canvas canvas, double x, double y);
    }

    static LegendItem heading(String text) {
        return new LegendItem((canvas, x, y) -> {}, 0, text, TextStyle.LEGEND_HEAD);
    }

    static LegendItem of(double signWidth, String text, Sign sign) {
        return new LegendItem(sign, signWidth, text, TextStyle.LEGEND);
    }

    double width(Canvas canvas) {
        return textStart() + canvas.textWidth(text, style);
    }

    void draw(Canvas canvas, double x, double y) {
        sign.draw(canvas, x, y);
        canvas.text(text, x + textStart(), y, Canvas.Anchor.START, style);
    }

    private double textStart() {
        return signWidth == 0 ? 0 : signWidth + GAP;
    }
}
