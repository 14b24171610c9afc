package io.insarhub.core.plot;

import io.insarhub.core.plot.Canvas.Anchor;
import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** What pictures of rasters have in common: the paper, the title, where the map lies on it, and the places along its edges. */
final class MapSheet {

    private static final double SMALLEST_SIDE = 220;
    private static final double MARGIN = 14;
    private static final double HEAD = 46;
    private static final double LEFT = 64;
    private static final double FOOT = 44;
    private static final double BAR_GAP = 22;
    private static final double TICK = 3.5;
    private static final double ROOM_PER_LABEL = 90;

    private final ReliefModel model;
    private final Rectangle2D map;

    /**
     * A sheet.
     *
     * @param side the longer side of the map, in units of the figure
     */
    MapSheet(ReliefModel model, double side) {
        this.model = model;
        double aspect = model.columns() * model.metersAcross() / (model.rows() * model.metersDown());
        double width = Math.max(SMALLEST_SIDE, aspect >= 1 ? side : side * aspect);
        double height = Math.max(SMALLEST_SIDE, aspect >= 1 ? side / aspect : side);
        map = new Rectangle2D.Double(MARGIN + LEFT, MARGIN + HEAD, width, height);
    }

    Rectangle2D map() {
        return map;
    }

    /** Where the bar of colours begins. */
    double barLeft() {
        return map.getMaxX() + BAR_GAP;
    }

    int widthPixels() {
        return (int) Math.ceil((barLeft() + ColorBar.WIDTH + ColorBar.LABELS + MARGIN) * Canvas.SCALE);
    }

    int heightPixels() {
        return (int) Math.ceil((map.getMaxY() + FOOT + MARGIN) * Canvas.SCALE);
    }

    double x(double place) {
        return map.getX() + (place - model.west()) / (model.east() - model.west()) * map.getWidth();
    }

    double y(double place) {
        return map.getY() + (model.north() - place) / (model.north() - model.south()) * map.getHeight();
    }

    void drawTitle(Canvas canvas) {
        Headline.draw(canvas, model.title(), model.caption(), MARGIN);
    }

    void drawEdges(Canvas canvas) {
        ValueAxis across = ValueAxis.span(model.west(), model.east(), map.getMinX(), map.getMaxX(), ROOM_PER_LABEL);
        ValueAxis up = ValueAxis.span(model.south(), model.north(), map.getMaxY(), map.getMinY(), ROOM_PER_LABEL);
        for (double value : across.values()) {
            double x = across.y(value);
            canvas.line(x, map.getMaxY(), x, map.getMaxY() + TICK, Palette.FRAME, 0.9);
            canvas.text(label(value, true), x, map.getMaxY() + 13, Anchor.MIDDLE, TextStyle.TICK);
        }
        for (double value : up.values()) {
            double y = up.y(value);
            canvas.line(map.getMinX() - TICK, y, map.getMinX(), y, Palette.FRAME, 0.9);
            canvas.text(label(value, false), map.getMinX() - 6, y, Anchor.END, TextStyle.TICK);
        }
        Rectangle2D frame =
                new Rectangle2D.Double(map.getX() - 0.5, map.getY() - 0.5, map.getWidth() + 1, map.getHeight() + 1);
        canvas.draw(frame, Palette.FRAME, new BasicStroke(0.9f));
        switch (model.unit()) {
            case DEGREES -> {}
            case METERS -> drawAxisTitles(canvas, "Easting (km)", "Northing (km)");
            case PIXELS -> drawAxisTitles(canvas, "Column", "Row");
        }
    }

    private void drawAxisTitles(Canvas canvas, String across, String up) {
        canvas.text(across, map.getCenterX(), map.getMaxY() + 30, Anchor.MIDDLE, TextStyle.AXIS);
        canvas.uprightText(up, MARGIN + 6, map.getCenterY(), TextStyle.AXIS);
    }

    private String label(double value, boolean across) {
        return switch (model.unit()) {
            case METERS -> trimmed(value / 1000);
            case PIXELS -> trimmed(across ? value : -value);
            case DEGREES -> {
                double degrees = across ? Math.IEEEremainder(value, 360) : value;
                String side = across ? (degrees > 0 ? "E" : "W") : (degrees > 0 ? "N" : "S");
                boolean sideless = degrees == 0 || Math.abs(degrees) == 180;
                yield trimmed(Math.abs(degrees)) + "°" + (sideless ? "" : side);
            }
        };
    }

    private static String trimmed(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
        return text.equals("-0") ? "0" : text.replace('-', '−');
    }
}
