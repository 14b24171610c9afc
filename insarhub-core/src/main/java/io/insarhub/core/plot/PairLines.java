package io.insarhub.core.plot;

import io.insarhub.core.plot.NetworkModel.Edge;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.List;

/**
 * How the lines of the pairs look: coloured by class of quality where there are scores, else by days between the
 * scenes; thinner and more translucent the more there are.
 */
final class PairLines implements EdgeLines {

    private static final float[] DASHES = {4, 3};

    private final NetworkModel model;
    private final boolean scored;
    private final double shortestDays;
    private final double longestDays;
    private final float width;
    private final double opacity;

    PairLines(NetworkModel model, NetworkSummary summary) {
        this.model = model;
        this.scored = summary.scoredPairs() > 0;
        this.shortestDays = summary.temporalBaselinesDays().map(d -> d.getMin()).orElse(0.0);
        this.longestDays = summary.temporalBaselinesDays().map(d -> d.getMax()).orElse(0.0);
        int pairs = Math.max(1, model.edges().size());
        this.width = (float) Math.max(0.7, Math.min(1.7, 16 / Math.sqrt(pairs)));
        this.opacity = Math.max(0.5, Math.min(0.95, 12 / Math.sqrt(pairs)));
    }

    /** Whether the colours are classes of quality. */
    boolean byScore() {
        return scored;
    }

    double shortestDays() {
        return shortestDays;
    }

    double longestDays() {
        return longestDays;
    }

    @Override
    public Color color(Edge edge) {
        return bad(edge) ? ScoreClass.BAD.color() : Palette.translucent(opaqueColor(edge), opacity);
    }

    /** Bad pairs are what one looks for: they stay opaque, and wider than the others. */
    @Override
    public BasicStroke stroke(Edge edge) {
        if (scored && !edge.scored()) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0);
        }
        return new BasicStroke(bad(edge) ? 1.4f * width : width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** The pairs in the order in which to draw them: unscored ones first and bad ones last, or long ones first. */
    @Override
    public List<Edge> inOrder() {
        Comparator<Edge> order = scored
                ? Comparator.comparingInt(
                        e -> e.scored() ? ScoreClass.of(e.score()).ordinal() : -1)
                : Comparator.comparingDouble(e -> -model.temporalBaselineDays(e));
        return model.edges().stream().sorted(order).toList();
    }

    /** Colour for so many days between the scenes. */
    Color colorOfDays(double days) {
        return Palette.ramp(longestDays > shortestDays ? (days - shortestDays) / (longestDays - shortestDays) : 0);
    }

    private Color opaqueColor(Edge edge) {
        if (!scored) {
            return colorOfDays(model.temporalBaselineDays(edge));
        }
        return edge.scored() ? ScoreClass.of(edge.score()).color() : Palette.UNSCORED;
    }

    private static boolean bad(Edge edge) {
        return edge.scored() && ScoreClass.of(edge.score()) == ScoreClass.BAD;
    }
}
