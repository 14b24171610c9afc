package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture of values over time: a dot a date, joined by lines or with a function that was fitted to them. Immutable; neither a
 * display nor fonts are needed.
 */
public final class HistoryFigure {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 380;
    private static final double LEFT = 74;
    private static final double RIGHT = 20;
    private static final double MARGIN = 14;
    private static final double FOOT = 48;
    private static final double DOT = 2.6;
    private static final double SIGN = 20;
    private static final BasicStroke THIN = new BasicStroke(1.3f);
    private static final BasicStroke FIT = new BasicStroke(1.8f);
    private static final BasicStroke STEP =
            new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 3}, 0);

    private final String title;
    private final String caption;
    private final String axis;
    private final List<Sample> samples;
    private final @Nullable FittedCurve fit;

    /**
     * A value on a date.
     *
     * @param date day of the acquisition
     * @param value NaN where there is none
     */
    public record Sample(LocalDate date, double value) {

        Instant time() {
            return HistoryFigure.time(date);
        }
    }

    private HistoryFigure(String title, String caption, String axis, List<Sample> samples, @Nullable FittedCurve fit) {
        this.title = title;
        this.caption = caption;
        this.axis = axis;
        this.samples = List.copyOf(samples);
        this.fit = fit;
    }

    /**
     * A picture of samples.
     *
     * @param title headline
     * @param caption a line below it
     * @param axis what is measured, with its units
     */
    public static HistoryFigure of(String title, String caption, String axis, List<Sample> samples) {
        return new HistoryFigure(title, caption, axis, samples, null);
    }

    /** The same with what was fitted, in place of the lines from date to date. */
    public HistoryFigure with(FittedCurve function) {
        return new HistoryFigure(title, caption, axis, samples, function);
    }

    /**
     * Draws the figure.
     *
     * @throws BadFileException where this Java cannot draw, for example on a display that is not there
     */
    public BufferedImage image() {
        return Canvas.picture(this::canvas, this::draw);
    }

    /**
     * Draws the figure into a PNG file, whole or not at all.
     *
     * @throws BadFileException where the file cannot be written, or as for {@link #image()}
     */
    public void writePng(Path file) {
        PngFile.write(image(), Canvas.SCALE, title, file);
    }

    Canvas canvas() {
        return Canvas.of(WIDTH, HEIGHT);
    }

    void draw(Canvas canvas) {
        Headline.draw(canvas, title, caption, MARGIN);
        double top = MARGIN + Headline.HEIGHT;
        top = new Legend(fit == null ? List.of() : List.of(legend(fit))).draw(canvas, MARGIN, WIDTH - MARGIN, top) + 8;
        TimeAxis time = TimeAxis.around(samples.stream().map(Sample::time).toList(), LEFT, WIDTH - RIGHT);
        List<Sample> curve = curve();
        ValueAxis values = values(curve, top);
        PanelFrame frame = new PanelFrame(time, values, time.ticks(text -> canvas.textWidth(text, TextStyle.TICK)));
        frame.drawGrid(canvas);
        if (values.y(0) > top && values.y(0) < HEIGHT - FOOT) {
            canvas.line(LEFT, values.y(0), WIDTH - RIGHT, values.y(0), Palette.FRAME, 0.9);
        }
        if (fit == null) {
            canvas.draw(line(samples, time, values), Palette.SKY_BLUE, THIN);
        } else {
            fit.steps().forEach(date -> drawStep(canvas, time.x(time(date)), values));
            canvas.draw(line(curve, time, values), Palette.VERMILLION, FIT);
        }
        for (Sample sample : samples) {
            if (Double.isFinite(sample.value())) {
                drawDot(canvas, time.x(sample.time()), values.y(sample.value()), used(sample.date()));
            }
        }
        frame.drawAxes(canvas, axis, 18);
        frame.drawDates(canvas);
    }

    private static Instant time(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private boolean used(LocalDate date) {
        return fit == null || !fit.leftOut().contains(date);
    }

    /** The fit's value on each day. */
    private List<Sample> curve() {
        if (fit == null || samples.isEmpty()) {
            return List.of();
        }
        LocalDate first =
                samples.stream().map(Sample::date).min(LocalDate::compareTo).orElseThrow();
        LocalDate last =
                samples.stream().map(Sample::date).max(LocalDate::compareTo).orElseThrow();
        FittedCurve function = fit;
        return first.datesUntil(last.plusDays(1))
                .map(date -> new Sample(date, function.value().applyAsDouble(date)))
                .toList();
    }

    private ValueAxis values(List<Sample> curve, double top) {
        double[] known = DoubleStream.concat(
                        samples.stream().mapToDouble(Sample::value),
                        curve.stream().mapToDouble(Sample::value))
                .filter(Double::isFinite)
                .toArray();
        double min = DoubleStream.of(known).min().orElse(0);
        double max = DoubleStream.of(known).max().orElse(0);
        double size = Math.max(Math.abs(min), Math.abs(max));
        double room = max - min > 1e-6 * size ? 0.06 * (max - min) : Math.max(1e-3, 0.1 * size);
        return ValueAxis.span(min - room, max + room, HEIGHT - FOOT, top, 40);
    }

    /** A line from value to value; a gap stays a gap. */
    private static Path2D line(List<Sample> points, TimeAxis time, ValueAxis values) {
        Path2D line = new Path2D.Double();
        boolean drawing = false;
        for (Sample point : points) {
            if (!Double.isFinite(point.value())) {
                drawing = false;
            } else if (drawing) {
                line.lineTo(time.x(point.time()), values.y(point.value()));
            } else {
                line.moveTo(time.x(point.time()), values.y(point.value()));
                drawing = true;
            }
        }
        return line;
    }

    private static List<LegendItem> legend(FittedCurve fit) {
        List<LegendItem> items = new ArrayList<>();
        items.add(LegendItem.of(8, "date", (canvas, x, y) -> drawDot(canvas, x + 4, y, true)));
        if (!fit.leftOut().isEmpty()) {
            items.add(LegendItem.of(8, "left out of the fit", (canvas, x, y) -> drawDot(canvas, x + 4, y, false)));
        }
        for (int i = 0; i < fit.texts().size(); i++) {
            String text = fit.texts().get(i);
            items.add(
                    i > 0
                            ? new LegendItem((canvas, x, y) -> {}, 0, text, TextStyle.LEGEND)
                            : LegendItem.of(
                                    SIGN,
                                    text,
                                    (canvas, x, y) -> canvas.draw(
                                            new Line2D.Double(x, y, x + SIGN, y), Palette.VERMILLION, FIT)));
        }
        return items;
    }

    private static void drawStep(Canvas canvas, double x, ValueAxis values) {
        canvas.draw(new Line2D.Double(x, values.top(), x, values.bottom()), Palette.FRAME, STEP);
    }

    private static void drawDot(Canvas canvas, double x, double y, boolean filled) {
        Ellipse2D dot = new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
        Color inside = filled ? Palette.BLUE : Palette.PAPER;
        canvas.fill(dot, inside);
        canvas.draw(dot, Palette.BLUE, new BasicStroke(1));
    }
}
