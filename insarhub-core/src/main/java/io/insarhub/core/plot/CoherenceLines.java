package io.insarhub.core.plot;

import io.insarhub.core.plot.NetworkModel.Edge;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Lines coloured by coherence; those of dropped pairs are dashed, and pale where only the kept ones matter. The most
 * coherent are drawn last.
 */
final class CoherenceLines implements EdgeLines {

    static final float[] DASHES = {5, 3};
    static final Color PALE = new Color(0xC4C4C4);

    private final List<Edge> edges;
    private final Set<Edge> dropped;
    private final boolean paleDropped;
    private final ColorScale scale;
    private final float width;

    CoherenceLines(List<Edge> edges, Set<Edge> dropped, boolean paleDropped, ColorScale scale) {
        this.edges = edges;
        this.dropped = dropped;
        this.paleDropped = paleDropped;
        this.scale = scale;
        this.width = (float) Math.max(0.8, Math.min(1.9, 18 / Math.sqrt(Math.max(1, edges.size()))));
    }

    @Override
    public List<Edge> inOrder() {
        return edges.stream()
                .sorted(Comparator.comparing((Edge e) -> !dropped.contains(e))
                        .thenComparingDouble(e -> Double.isNaN(e.score()) ? -1 : e.score()))
                .toList();
    }

    @Override
    public Color color(Edge edge) {
        if (paleDropped && dropped.contains(edge)) {
            return PALE;
        }
        return edge.scored() ? scale.color(edge.score() / 100) : Palette.UNSCORED;
    }

    @Override
    public BasicStroke stroke(Edge edge) {
        return dropped.contains(edge) ? dashed(paleDropped ? 0.9f : width) : solid(width);
    }

    static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0);
    }
}
