package io.insarhub.core.plot;

import java.util.List;

/** Rows of signs and their meanings, each broken into lines where it is wider than the figure. */
final class Legend {

    private static final double LINE_HEIGHT = 17;
    private static final double GAP = 15;

    private final List<List<LegendItem>> rows;

    Legend(List<List<LegendItem>> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Draws between two places from a height downwards, and returns the height below it. */
    double draw(Canvas canvas, double left, double right, double top) {
        double y = top;
        for (List<LegendItem> row : rows) {
            if (!row.isEmpty()) {
                y = drawRow(canvas, row, left, right, y);
            }
        }
        return y;
    }

    private static double drawRow(Canvas canvas, List<LegendItem> row, double left, double right, double top) {
        double x = left;
        double y = top;
        for (LegendItem item : row) {
            double width = item.width(canvas);
            if (x > left && x + width > right) {
                x = left;
                y += LINE_HEIGHT;
            }
            item.draw(canvas, x, y + LINE_HEIGHT / 2);
            x += width + GAP;
        }
        return y + LINE_HEIGHT;
    }
}
