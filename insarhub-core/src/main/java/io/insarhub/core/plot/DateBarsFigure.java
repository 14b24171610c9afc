package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import io.insarhub.core.plot.DateBars.Bar;
import io.insarhub.core.plot.DateBars.Kind;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A picture of a value for each date, those above a threshold marked. Immutable; neither a display nor fonts are needed. */
public final class DateBarsFigure {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 380;
    private static final double MARGIN = 14;
    private static final double LEFT = 66;
    private static final double RIGHT = 20;
    private static final double FOOT = 48;
    private static final double SIGN = 12;
    private static final double NARROWEST_BAR = 1.6;
    private static final double WIDEST_BAR = 16;
    private static final BasicStroke DASHED =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 3}, 0);

    private final DateBars bars;

    private DateBarsFigure(DateBars bars) {
        this.bars = bars;
    }

    /** A picture of values. */
    public static DateBarsFigure of(DateBars bars) {
        return new DateBarsFigure(bars);
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
        PngFile.write(image(), Canvas.SCALE, bars.title(), file);
    }

    Canvas canvas() {
        return Canvas.of(WIDTH, HEIGHT);
    }

    void draw(Canvas canvas) {
        Headline.draw(canvas, bars.title(), bars.caption(), MARGIN);
        double top = new Legend(List.of(legend())).draw(canvas, MARGIN, WIDTH - MARGIN, MARGIN + Headline.HEIGHT) + 10;
        double highest = bars.bars().stream()
                .mapToDouble(Bar::value)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        highest = Double.isFinite(bars.threshold()) ? Math.max(highest, bars.threshold()) : highest;
        ValueAxis values = ValueAxis.span(0, highest > 0 ? 1.08 * highest : 1, HEIGHT - FOOT, top, 40);
        TimeAxis time = TimeAxis.around(bars.bars().stream().map(Bar::time).toList(), LEFT, WIDTH - RIGHT);
        PanelFrame frame = new PanelFrame(time, values, time.ticks(text -> canvas.textWidth(text, TextStyle.TICK)));
        frame.drawGrid(canvas);
        double width = barWidth(time);
        for (Bar bar : bars.bars()) {
            if (Double.isFinite(bar.value())) {
                double y = values.y(bar.value());
                canvas.fill(
                        new Rectangle2D.Double(time.x(bar.time()) - width / 2, y, width, values.bottom() - y),
                        color(bar.kind()));
            }
        }
        if (Double.isFinite(bars.threshold())) {
            double y = values.y(bars.threshold());
            canvas.draw(new Line2D.Double(LEFT, y, WIDTH - RIGHT, y), Palette.TEXT, DASHED);
        }
        frame.drawAxes(canvas, bars.axis(), MARGIN + 6);
        frame.drawDates(canvas);
    }

    private List<LegendItem> legend() {
        List<LegendItem> items = new ArrayList<>();
        items.add(swatch(Kind.USUAL, "date"));
        long outliers =
                bars.bars().stream().filter(b -> b.kind() == Kind.OUTLIER).count();
        items.add(swatch(Kind.OUTLIER, "outlier: " + outliers));
        bars.bars().stream()
                .filter(b -> b.kind() == Kind.BEST)
                .findFirst()
                .ifPresent(b -> items.add(swatch(Kind.BEST, "least: " + b.date())));
        if (Double.isFinite(bars.threshold())) {
            items.add(LegendItem.of(
                    24,
                    bars.thresholdText(),
                    (canvas, x, y) -> canvas.draw(new Line2D.Double(x, y, x + 24, y), Palette.TEXT, DASHED)));
        }
        return items;
    }

    private static LegendItem swatch(Kind kind, String meaning) {
        return LegendItem.of(
                SIGN,
                meaning,
                (canvas, x, y) -> canvas.fill(new Rectangle2D.Double(x, y - SIGN / 2, SIGN, SIGN), color(kind)));
    }

    private static Color color(Kind kind) {
        return switch (kind) {
            case USUAL -> Palette.BAR;
            case OUTLIER -> Palette.VERMILLION;
            case BEST -> Palette.BLUISH_GREEN;
        };
    }

    /** No bar covers another, where they need not be thinner than a line for that. */
    private double barWidth(TimeAxis time) {
        double[] places =
                bars.bars().stream().mapToDouble(b -> time.x(b.time())).sorted().toArray();
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < places.length; i++) {
            nearest = Math.min(nearest, places[i] - places[i - 1]);
        }
        return Math.max(NARROWEST_BAR, Math.min(WIDEST_BAR, 0.75 * nearest));
    }
}
