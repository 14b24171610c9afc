package io.insarhub.core.plot;

import io.insarhub.core.plot.Canvas.Anchor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleFunction;

/**
 * An upright bar of colours with the values beside it and what they are above it; pointed at an end that values go beyond.
 * Below it there is room for signs.
 *
 * @param low value at the lower end
 * @param high value at the upper end
 * @param color colour of a value
 * @param title what the values are, with their unit
 * @param below whether there are values below the lower end
 * @param above whether there are values above the upper end
 */
record ColorBar(double low, double high, DoubleFunction<Color> color, String title, boolean below, boolean above) {

    static final double WIDTH = 16;

    /** Room for the values beside the bar. */
    static final double LABELS = 76;

    private static final double TITLE_ROOM = 22;
    private static final double TICK = 3.5;
    private static final double ROOM_PER_LABEL = 40;
    private static final double FINENESS = 0.5;
    private static final double LABEL_GAP = 6;
    private static final double SIGN_HEIGHT = 24;
    private static final double POINT = 9;

    ColorBar(double low, double high, DoubleFunction<Color> color, String title) {
        this(low, high, color, title, false, false);
    }

    static ColorBar of(ColorScale scale, String title) {
        return new ColorBar(scale.low(), scale.high(), scale::color, title);
    }

    /** The same with pointed ends where some of these values go beyond them. */
    ColorBar reaching(float[] values) {
        boolean lower = false;
        boolean higher = false;
        for (float value : values) {
            lower |= value < low;
            higher |= value > high;
        }
        return new ColorBar(low, high, color, title, lower, higher);
    }

    /** Draws the bar from its upper left corner, title included. */
    void draw(Canvas canvas, double left, double top, double lowest) {
        double barTop = top + TITLE_ROOM;
        double bottom = below ? lowest - POINT : lowest;
        for (double y = barTop; y < bottom; y += FINENESS) {
            double value = low + (bottom - y) / (bottom - barTop) * (high - low);
            canvas.fill(new Rectangle2D.Double(left, y, WIDTH, Math.min(1, bottom - y)), color.apply(value));
        }
        canvas.draw(new Rectangle2D.Double(left, barTop, WIDTH, bottom - barTop), Palette.FRAME, new BasicStroke(0.9f));
        if (below) {
            drawPoint(canvas, left, bottom, bottom + POINT, color.apply(low));
        }
        if (above) {
            drawPoint(canvas, left, barTop, barTop - POINT, color.apply(high));
        }
        for (Tick tick :
                ValueAxis.span(low, high, bottom, barTop, ROOM_PER_LABEL).ticks()) {
            canvas.line(left + WIDTH, tick.position(), left + WIDTH + TICK, tick.position(), Palette.FRAME, 0.9);
            canvas.text(tick.label(), left + WIDTH + LABEL_GAP, tick.position(), Anchor.START, TextStyle.TICK);
        }
        canvas.text(title, left, top + 7, Anchor.START, TextStyle.AXIS);
    }

    private static void drawPoint(Canvas canvas, double left, double base, double tip, Color color) {
        Path2D point = new Path2D.Double();
        point.moveTo(left, base);
        point.lineTo(left + WIDTH / 2, tip);
        point.lineTo(left + WIDTH, base);
        point.closePath();
        canvas.fill(point, color);
        canvas.draw(point, Palette.FRAME, new BasicStroke(0.9f));
    }

    /** Height that some signs below the bar take. */
    static double roomForSigns(int signs) {
        return SIGN_HEIGHT * signs;
    }

    /** A box of a colour and what it means, in the n-th place below a bar. */
    static void drawSwatch(Canvas canvas, double left, double bottom, int place, Color color, String meaning) {
        double middle = middle(bottom, place);
        Rectangle2D box = new Rectangle2D.Double(left, middle - 7, WIDTH, 14);
        canvas.fill(box, color);
        canvas.draw(box, Palette.FRAME, new BasicStroke(0.9f));
        canvas.text(meaning, left + WIDTH + LABEL_GAP, middle, Anchor.START, TextStyle.TICK);
    }

    /** A mark and what it means, in the n-th place below a bar. */
    static void drawMark(Canvas canvas, double left, double bottom, int place, Marker mark, String meaning) {
        double middle = middle(bottom, place);
        mark.draw(canvas, left + WIDTH / 2, middle, PlaceMark.RADIUS);
        canvas.text(meaning, left + WIDTH + LABEL_GAP, middle, Anchor.START, TextStyle.TICK);
    }

    private static double middle(double bottom, int place) {
        return bottom + 15 + SIGN_HEIGHT * place;
    }
}
