package io.insarhub.core.plot;

import java.util.ArrayList;
import java.util.List;

/** The row of the legend that explains the marks. */
final class SceneLegend {

    private static final double SIGN = 10;
    private static final double RADIUS = 4;
    private static final int PIECES_NAMED = 5;

    private final NetworkSummary summary;
    private final SceneMarks marks;

    SceneLegend(NetworkSummary summary, SceneMarks marks) {
        this.summary = summary;
        this.marks = marks;
    }

    /** The items of the row; none where every scene is marked alike. */
    List<LegendItem> items() {
        List<LegendItem> items = new ArrayList<>();
        addPieces(items);
        if (summary.isolatedScenes() > 0) {
            items.add(mark(Marker.ISOLATED, "without a pair: " + summary.isolatedScenes()));
        }
        if (summary.leftOutScenes() > 0) {
            items.add(mark(Marker.LEFT_OUT, "left out: " + summary.leftOutScenes()));
        }
        addSizes(items);
        if (!items.isEmpty()) {
            items.add(0, LegendItem.heading("Scenes"));
        }
        return items;
    }

    private void addPieces(List<LegendItem> items) {
        List<Integer> sizes = summary.pieceSizes();
        if (summary.components() < 2) {
            return;
        }
        for (int i = 0; i < Math.min(PIECES_NAMED, sizes.size()); i++) {
            items.add(mark(Marker.ofPiece(i, sizes.size()), "piece " + (i + 1) + ": " + sizes.get(i)));
        }
        if (sizes.size() > PIECES_NAMED) {
            items.add(new LegendItem(
                    (canvas, x, y) -> {}, 0, "and " + (sizes.size() - PIECES_NAMED) + " more", TextStyle.LEGEND));
        }
    }

    private void addSizes(List<LegendItem> items) {
        summary.degrees().filter(d -> d.getMin() < d.getMax()).ifPresent(d -> {
            int least = (int) d.getMin();
            int most = (int) d.getMax();
            Marker plain = Marker.ofPiece(0, 1);
            double small = marks.radiusOf(least);
            double large = marks.radiusOf(most);
            items.add(LegendItem.of(2 * (small + large) + 3, least + " to " + most + " connections", (canvas, x, y) -> {
                plain.draw(canvas, x + small, y, small);
                plain.draw(canvas, x + 2 * small + 3 + large, y, large);
            }));
        });
    }

    private static LegendItem mark(Marker marker, String text) {
        return LegendItem.of(SIGN, text, (canvas, x, y) -> marker.draw(canvas, x + SIGN / 2, y, RADIUS));
    }
}
