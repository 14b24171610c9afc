package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A picture of values over time: a dot a date, joined by lines. Immutable; no display is needed, but fonts are. */
public final class HistoryFigure {

    private static final double SCALE = 2;
    private static final double UNITS_PER_INCH = 96;
    private static final double WIDTH = 760;
    private static final double HEIGHT = 380;
    private static final double LEFT = 74;
    private static final double RIGHT = 20;
    private static final double TOP = 56;
    private static final double FOOT = 48;
    private static final double DOT = 2.6;

    private final String title;
    private final String caption;
    private final String axis;
    private final List<Sample> samples;

    /**
     * A value on a date.
     *
     * @param date day of the acquisition
     * @param value NaN where there is none
     */
    public record Sample(LocalDate date, double value) {

        Instant time() {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    private HistoryFigure(String title, String caption, String axis, List<Sample> samples) {
        this.title = title;
        this.caption = caption;
        this.axis = axis;
        this.samples = List.copyOf(samples);
    }

    /**
     * A picture of samples.
     *
     * @param title headline
     * @param caption a line below it
     * @param axis what is measured, with its units
     */
    public static HistoryFigure of(String title, String caption, String axis, List<Sample> samples) {
        return new HistoryFigure(title, caption, axis, samples);
    }

    /**
     * Draws the figure.
     *
     * @throws BadFileException where this Java has no fonts, or a display that it cannot use
     */
    public BufferedImage image() {
        Fonts.require();
        try (Canvas canvas = new Canvas((int) (WIDTH * SCALE), (int) (HEIGHT * SCALE), SCALE)) {
            canvas.text(
                    canvas.fitted(title, WIDTH - 2 * RIGHT, TextStyle.TITLE),
                    RIGHT,
                    20,
                    Canvas.Anchor.START,
                    TextStyle.TITLE);
            canvas.text(
                    canvas.fitted(caption, WIDTH - 2 * RIGHT, TextStyle.SUBTITLE),
                    RIGHT,
                    39,
                    Canvas.Anchor.START,
                    TextStyle.SUBTITLE);
            draw(canvas);
            return canvas.image();
        }
    }

    /**
     * Draws the figure into a PNG file, whole or not at all.
     *
     * @throws BadFileException where the file cannot be written, or as for {@link #image()}
     */
    public void writePng(Path file) {
        PngFile.write(image(), UNITS_PER_INCH * SCALE, title, file);
    }

    private void draw(Canvas canvas) {
        List<Sample> known =
                samples.stream().filter(s -> Double.isFinite(s.value())).toList();
        double min = known.stream().mapToDouble(Sample::value).min().orElse(0);
        double max = known.stream().mapToDouble(Sample::value).max().orElse(0);
        double room = max > min ? 0.06 * (max - min) : Math.max(1e-3, Math.abs(max) * 0.1);
        ValueAxis values = ValueAxis.span(min - room, max + room, HEIGHT - FOOT, TOP, 40);
        TimeAxis time = TimeAxis.around(samples.stream().map(Sample::time).toList(), LEFT, WIDTH - RIGHT);
        PanelFrame frame = new PanelFrame(time, values, time.ticks(text -> canvas.textWidth(text, TextStyle.TICK)));
        frame.drawGrid(canvas);
        if (min - room < 0 && max + room > 0) {
            canvas.line(LEFT, values.y(0), WIDTH - RIGHT, values.y(0), Palette.FRAME, 0.9);
        }
        Path2D line = new Path2D.Double();
        boolean drawing = false;
        for (Sample sample : samples) {
            if (!Double.isFinite(sample.value())) {
                // a gap stays a gap
                drawing = false;
            } else if (drawing) {
                line.lineTo(time.x(sample.time()), values.y(sample.value()));
            } else {
                line.moveTo(time.x(sample.time()), values.y(sample.value()));
                drawing = true;
            }
        }
        canvas.draw(line, Palette.SKY_BLUE, new BasicStroke(1.3f));
        for (Sample sample : known) {
            double x = time.x(sample.time());
            double y = values.y(sample.value());
            canvas.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT), Palette.BLUE);
        }
        frame.drawAxes(canvas, axis, 18);
        frame.drawDates(canvas);
    }
}
