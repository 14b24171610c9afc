package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import io.insarhub.core.plot.Canvas.Anchor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A picture of an elevation model: colours by height, lit from the north-west, sea and voids told apart, with the places
 * along its edges and a bar of heights. Immutable; no display is needed, but fonts are.
 */
public final class ReliefFigure {

    /** More pixels than this across or down are not seen at the figure's size. */
    public static final int MOST_PIXELS = 1600;

    private static final double SCALE = 2;
    private static final double UNITS_PER_INCH = 96;
    private static final double MAP_SIDE = 800;
    private static final double SMALLEST_SIDE = 260;
    private static final double MARGIN = 14;
    private static final double HEAD = 46;
    private static final double LEFT = 64;
    private static final double FOOT = 44;
    private static final double BAR_GAP = 22;
    private static final double BAR = 16;
    private static final double BAR_LABELS = 64;
    private static final double TICK = 3.5;
    private static final double ROOM_PER_LABEL = 90;

    private final ReliefModel model;

    private ReliefFigure(ReliefModel model) {
        this.model = model;
    }

    /** A picture of a model. */
    public static ReliefFigure of(ReliefModel model) {
        return new ReliefFigure(model);
    }

    /**
     * Draws the figure.
     *
     * @throws BadFileException where this Java has no fonts, or a display that it cannot use
     */
    public BufferedImage image() {
        Fonts.require();
        double aspect = model.columns() * model.metersAcross() / (model.rows() * model.metersDown());
        double width = Math.max(SMALLEST_SIDE, aspect >= 1 ? MAP_SIDE : MAP_SIDE * aspect);
        double height = Math.max(SMALLEST_SIDE, aspect >= 1 ? MAP_SIDE / aspect : MAP_SIDE);
        Rectangle2D map = new Rectangle2D.Double(MARGIN + LEFT, MARGIN + HEAD, width, height);
        int pixelsAcross = (int) Math.ceil((map.getMaxX() + BAR_GAP + BAR + BAR_LABELS + MARGIN) * SCALE);
        int pixelsDown = (int) Math.ceil((map.getMaxY() + FOOT + MARGIN) * SCALE);
        try (Canvas canvas = new Canvas(pixelsAcross, pixelsDown, SCALE)) {
            draw(canvas, map);
            return canvas.image();
        }
    }

    /**
     * Draws the figure into a PNG file, whole or not at all.
     *
     * @throws BadFileException where the file cannot be written, or as for {@link #image()}
     */
    public void writePng(Path file) {
        PngFile.write(image(), UNITS_PER_INCH * SCALE, model.title(), file);
    }

    private void draw(Canvas canvas, Rectangle2D map) {
        ReliefShade shade = new ReliefShade(model);
        double room = canvas.width() - 2 * MARGIN;
        canvas.text(
                canvas.fitted(model.title().strip(), room, TextStyle.TITLE),
                MARGIN,
                MARGIN + 9,
                Anchor.START,
                TextStyle.TITLE);
        canvas.text(
                canvas.fitted(model.caption(), room, TextStyle.SUBTITLE),
                MARGIN,
                MARGIN + 28,
                Anchor.START,
                TextStyle.SUBTITLE);
        canvas.picture(shade.image(), map);
        drawEdges(canvas, map);
        drawBar(canvas, map, shade);
    }

    private void drawEdges(Canvas canvas, Rectangle2D map) {
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
        canvas.draw(map, Palette.FRAME, new BasicStroke(0.9f));
        if (!model.geographic()) {
            canvas.text("Easting (km)", map.getCenterX(), map.getMaxY() + 30, Anchor.MIDDLE, TextStyle.AXIS);
            canvas.uprightText("Northing (km)", MARGIN + 6, map.getCenterY(), TextStyle.AXIS);
        }
    }

    private void drawBar(Canvas canvas, Rectangle2D map, ReliefShade shade) {
        double left = map.getMaxX() + BAR_GAP;
        int swatches = (model.hasSea() ? 1 : 0) + (model.hasVoids() ? 1 : 0);
        double bottom = map.getMaxY() - 24.0 * swatches;
        double top = map.getMinY() + 22;
        ValueAxis meters = ValueAxis.span(shade.lowestMeters(), shade.highestMeters(), bottom, top, 40);
        for (double y = top; y < bottom; y += 0.5) {
            double height = shade.lowestMeters()
                    + (bottom - y) / (bottom - top) * (shade.highestMeters() - shade.lowestMeters());
            canvas.fill(new Rectangle2D.Double(left, y, BAR, Math.min(1, bottom - y)), shade.color(height));
        }
        canvas.draw(new Rectangle2D.Double(left, top, BAR, bottom - top), Palette.FRAME, new BasicStroke(0.9f));
        for (Tick tick : meters.ticks()) {
            canvas.line(left + BAR, tick.position(), left + BAR + TICK, tick.position(), Palette.FRAME, 0.9);
            canvas.text(tick.label(), left + BAR + 6, tick.position(), Anchor.START, TextStyle.TICK);
        }
        canvas.text("Height (m)", left, map.getMinY() + 7, Anchor.START, TextStyle.AXIS);
        double y = bottom + 8;
        if (model.hasSea()) {
            drawSwatch(canvas, left, y, ReliefShade.SEA, "sea");
            y += 24;
        }
        if (model.hasVoids()) {
            drawSwatch(canvas, left, y, ReliefShade.VOID, "void");
        }
    }

    private static void drawSwatch(Canvas canvas, double left, double top, Color color, String name) {
        Rectangle2D box = new Rectangle2D.Double(left, top, BAR, 14);
        canvas.fill(box, color);
        canvas.draw(box, Palette.FRAME, new BasicStroke(0.9f));
        canvas.text(name, left + BAR + 6, top + 7, Anchor.START, TextStyle.TICK);
    }

    private String label(double value, boolean across) {
        if (!model.geographic()) {
            return trimmed(value / 1000);
        }
        double degrees = across ? Math.IEEEremainder(value, 360) : value;
        boolean positive = degrees > 0;
        String side = across ? (positive ? "E" : "W") : (positive ? "N" : "S");
        return trimmed(Math.abs(degrees)) + "°" + (degrees == 0 || Math.abs(degrees) == 180 ? "" : side);
    }

    private static String trimmed(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
