package io.insarhub.core.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Quick looks of decay maps: three panels with colour bars, and coherence against time, a curve a season. */
public final class DecayFigure {

    private static final double PANEL = 260;
    private static final double LEFT = 24;
    private static final double TOP = 62;
    private static final double BAR_GAP = 10;
    private static final double BAR = 12;
    private static final double PANEL_STEP = 350;
    private static final double CURVE_WIDTH = 560;
    private static final double CURVE_LEFT = 62;
    private static final int BAR_STEPS = 64;
    private static final List<Color> CURVES =
            List.of(Palette.BLUE, Palette.BLUISH_GREEN, Palette.VERMILLION, Palette.ORANGE);

    private DecayFigure() {}

    /**
     * One plane of a map.
     *
     * @param title what it shows, with its unit
     * @param min value of the ramp's dark end
     * @param max value of its light end; values beyond take the end's colour
     */
    public record Plane(String title, double min, double max, PixelValues values) {}

    /** The value of a pixel, row by row from the north-west; NaN where there is none. */
    @FunctionalInterface
    public interface PixelValues {

        /** The value. */
        double at(int pixel);
    }

    /**
     * Coherence by time.
     *
     * @param name of the curve
     */
    public record Curve(String name, TimeCurve values) {}

    /** A value, 0–1, after some days. */
    @FunctionalInterface
    public interface TimeCurve {

        /** The value. */
        double after(int days);
    }

    /** Draws planes of one size beside each other. */
    public static void writeMaps(String title, int width, int height, List<Plane> planes, Path png) {
        double pixel = PANEL / Math.max(width, height);
        double figureWidth = LEFT + planes.size() * PANEL_STEP;
        double figureHeight = TOP + height * pixel + LEFT;
        try (Canvas canvas = canvas(figureWidth, figureHeight)) {
            canvas.text(title, LEFT, LEFT, Canvas.Anchor.START, TextStyle.TITLE);
            for (int i = 0; i < planes.size(); i++) {
                plane(canvas, planes.get(i), LEFT + i * PANEL_STEP, width, height, pixel);
            }
            PngFile.write(canvas.image(), Canvas.SCALE, title, png);
        }
    }

    /** Draws curves over the days from 0 to {@code days}. */
    public static void writeCurves(String title, int days, List<Curve> curves, Path png) {
        try (Canvas canvas = canvas(CURVE_LEFT + CURVE_WIDTH + 2 * LEFT, TOP + PANEL + 2.5 * LEFT)) {
            canvas.text(title, LEFT, LEFT, Canvas.Anchor.START, TextStyle.TITLE);
            axes(canvas, days);
            for (int i = 0; i < curves.size(); i++) {
                curve(canvas, curves.get(i), CURVES.get(i % CURVES.size()), days, i);
            }
            PngFile.write(canvas.image(), Canvas.SCALE, title, png);
        }
    }

    private static Canvas canvas(double width, double height) {
        return Canvas.of(width, height);
    }

    private static void plane(Canvas canvas, Plane plane, double left, int width, int height, double pixel) {
        canvas.text(plane.title(), left, TOP - 12, Canvas.Anchor.START, TextStyle.LEGEND_HEAD);
        for (int i = 0; i < width * height; i++) {
            double value = plane.values().at(i);
            if (!Double.isNaN(value)) {
                int row = i / width;
                int column = i % width;
                // a hair larger than the pixel, so that no paper shows between two
                Rectangle2D box =
                        new Rectangle2D.Double(left + column * pixel, TOP + row * pixel, pixel + 0.3, pixel + 0.3);
                canvas.fill(box, Palette.ramp(share(plane, value)));
            }
        }
        double right = left + width * pixel;
        double bottom = TOP + height * pixel;
        canvas.draw(new Rectangle2D.Double(left, TOP, right - left, bottom - TOP), Palette.FRAME, new BasicStroke(1));
        double step = (bottom - TOP) / BAR_STEPS;
        for (int i = 0; i < BAR_STEPS; i++) {
            canvas.fill(
                    new Rectangle2D.Double(right + BAR_GAP, bottom - (i + 1) * step, BAR, step + 0.3),
                    Palette.ramp((i + 0.5) / BAR_STEPS));
        }
        double text = right + BAR_GAP + BAR + 4;
        canvas.text(number(plane.max()), text, TOP + 5, Canvas.Anchor.START, TextStyle.TICK);
        canvas.text(
                number((plane.min() + plane.max()) / 2), text, (TOP + bottom) / 2, Canvas.Anchor.START, TextStyle.TICK);
        canvas.text(number(plane.min()), text, bottom - 5, Canvas.Anchor.START, TextStyle.TICK);
    }

    private static void axes(Canvas canvas, int days) {
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double y = y(tenth / 10.0);
            canvas.line(CURVE_LEFT, y, CURVE_LEFT + CURVE_WIDTH, y, Palette.GRID, 1);
            canvas.text(number(tenth / 10.0), CURVE_LEFT - 6, y, Canvas.Anchor.END, TextStyle.TICK);
        }
        int step = Math.max(12, days / 8 / 12 * 12);
        for (int day = 0; day <= days; day += step) {
            double x = x(day, days);
            canvas.line(x, y(0), x, y(1), Palette.GRID, 1);
            canvas.text(Integer.toString(day), x, y(0) + 12, Canvas.Anchor.MIDDLE, TextStyle.TICK);
        }
        canvas.text(
                "Days between the scenes",
                CURVE_LEFT + CURVE_WIDTH / 2,
                y(0) + 30,
                Canvas.Anchor.MIDDLE,
                TextStyle.LEGEND_HEAD);
        canvas.uprightText("Expected coherence", 20, y(0.5), TextStyle.LEGEND_HEAD);
        canvas.draw(new Rectangle2D.Double(CURVE_LEFT, TOP, CURVE_WIDTH, PANEL), Palette.FRAME, new BasicStroke(1));
    }

    private static void curve(Canvas canvas, Curve curve, Color color, int days, int number) {
        Path2D path = new Path2D.Double();
        path.moveTo(x(0, days), y(curve.values().after(0)));
        for (int day = 1; day <= days; day++) {
            path.lineTo(x(day, days), y(curve.values().after(day)));
        }
        canvas.draw(path, color, new BasicStroke(2));
        double legend = TOP + 16 + number * 16;
        double right = CURVE_LEFT + CURVE_WIDTH;
        canvas.line(right - 90, legend, right - 66, legend, color, 2);
        canvas.text(curve.name(), right - 60, legend, Canvas.Anchor.START, TextStyle.LEGEND);
    }

    private static double x(int day, int days) {
        return CURVE_LEFT + CURVE_WIDTH * day / days;
    }

    private static double y(double value) {
        return TOP + PANEL * (1 - value);
    }

    private static double share(Plane plane, double value) {
        return (value - plane.min()) / (plane.max() - plane.min());
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) > 1
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
