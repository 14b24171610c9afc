package io.insarhub.core.plot;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The row of the legend that explains the lines. */
final class PairLegend {

    private static final double LINE = 20;
    private static final double BAR = 110;
    private static final double BAR_HALF_HEIGHT = 4;

    private final NetworkModel model;
    private final NetworkSummary summary;
    private final PairLines lines;

    PairLegend(NetworkModel model, NetworkSummary summary, PairLines lines) {
        this.model = model;
        this.summary = summary;
        this.lines = lines;
    }

    /** The items of the row. */
    List<LegendItem> items() {
        if (model.edges().isEmpty()) {
            return List.of(LegendItem.heading("No pairs"));
        }
        return lines.byScore() ? classes() : days();
    }

    private List<LegendItem> classes() {
        List<LegendItem> items = new ArrayList<>();
        items.add(LegendItem.heading("Pair quality"));
        for (ScoreClass c : ScoreClass.values()) {
            items.add(LegendItem.of(
                    LINE,
                    c.label() + ": " + summary.pairs(c),
                    (canvas, x, y) ->
                            canvas.draw(new Line2D.Double(x, y, x + LINE, y), c.color(), new BasicStroke(2.4f))));
        }
        int unscored = model.edges().size() - summary.scoredPairs();
        if (unscored > 0) {
            items.add(LegendItem.of(
                    LINE,
                    "not scored: " + unscored,
                    (canvas, x, y) -> canvas.draw(
                            new Line2D.Double(x, y, x + LINE, y),
                            Palette.UNSCORED,
                            new BasicStroke(
                                    2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 3}, 0))));
        }
        return items;
    }

    private List<LegendItem> days() {
        LegendItem heading = LegendItem.heading("Temporal baseline");
        String shortest = text(lines.shortestDays());
        String longest = text(lines.longestDays());
        if (shortest.equals(longest)) {
            return List.of(
                    heading,
                    LegendItem.of(
                            LINE,
                            longest + " days",
                            (canvas, x, y) -> canvas.draw(
                                    new Line2D.Double(x, y, x + LINE, y),
                                    lines.colorOfDays(lines.longestDays()),
                                    new BasicStroke(2.4f))));
        }
        return List.of(heading, LegendItem.of(BAR, shortest + " to " + longest + " days", this::drawBar));
    }

    private void drawBar(Canvas canvas, double x, double y) {
        double step = 0.5;
        double overlap = 0.5; // edges are smoothed: without it the paper would shine through
        for (double at = 0; at < BAR; at += step) {
            double days = lines.shortestDays() + (lines.longestDays() - lines.shortestDays()) * at / BAR;
            canvas.fill(
                    new Rectangle2D.Double(x + at, y - BAR_HALF_HEIGHT, step + overlap, 2 * BAR_HALF_HEIGHT),
                    lines.colorOfDays(days));
        }
    }

    private static String text(double days) {
        return days >= 1 || days == 0 ? Long.toString(Math.round(days)) : String.format(Locale.ROOT, "%.1f", days);
    }
}
