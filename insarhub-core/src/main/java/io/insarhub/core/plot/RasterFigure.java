package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A picture of one band of a raster: colours by value, a bar of colours with the units, places along the edges. Pixels
 * without a value are transparent. Immutable; no display is needed, but fonts are.
 */
public final class RasterFigure {

    private static final double SCALE = 2;
    private static final double UNITS_PER_INCH = 96;
    private static final double MAP_SIDE = 640;
    private static final double SMALLEST_SIDE = 220;
    private static final double MARGIN = 14;
    private static final double HEAD = 46;
    private static final double LEFT = 64;
    private static final double FOOT = 44;
    private static final double BAR_GAP = 22;
    private static final double BAR = 16;
    private static final double BAR_LABELS = 76;
    private static final double TICK = 3.5;
    private static final double ROOM_PER_LABEL = 90;

    private final ReliefModel model;
    private final String units;
    private final ColorScale scale;

    private RasterFigure(ReliefModel model, String units, ColorScale scale) {
        this.model = model;
        this.units = units;
        this.scale = scale;
    }

    /**
     * A picture of values.
     *
     * @param model the values in place of heights, NaN where there is none, and where they lie
     * @param units what the bar of colours says
     * @param scale which colour a value has
     */
    public static RasterFigure of(ReliefModel model, String units, ColorScale scale) {
        return new RasterFigure(model, units, scale);
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
            return withMap(canvas.image(), map);
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

    /** The bare pixels, one for each of the raster's. */
    public static BufferedImage pixels(int columns, int rows, float[] values, ColorScale scale) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isNaN(values[i])) {
                image.setRGB(i % columns, i / columns, scale.color(values[i]).getRGB());
            }
        }
        return image;
    }

    private void draw(Canvas canvas, Rectangle2D map) {
        double room = canvas.width() - 2 * MARGIN;
        String title = canvas.fitted(model.title().strip(), room, TextStyle.TITLE);
        canvas.text(title, MARGIN, MARGIN + 9, Canvas.Anchor.START, TextStyle.TITLE);
        String caption = canvas.fitted(model.caption(), room, TextStyle.SUBTITLE);
        canvas.text(caption, MARGIN, MARGIN + 28, Canvas.Anchor.START, TextStyle.SUBTITLE);
        drawEdges(canvas, map);
        drawBar(canvas, map);
    }

    private void drawEdges(Canvas canvas, Rectangle2D map) {
        ValueAxis across = ValueAxis.span(model.west(), model.east(), map.getMinX(), map.getMaxX(), ROOM_PER_LABEL);
        ValueAxis up = ValueAxis.span(model.south(), model.north(), map.getMaxY(), map.getMinY(), ROOM_PER_LABEL);
        for (double value : across.values()) {
            double x = across.y(value);
            canvas.line(x, map.getMaxY(), x, map.getMaxY() + TICK, Palette.FRAME, 0.9);
            canvas.text(label(value, "E", "W"), x, map.getMaxY() + 13, Canvas.Anchor.MIDDLE, TextStyle.TICK);
        }
        for (double value : up.values()) {
            double y = up.y(value);
            canvas.line(map.getMinX() - TICK, y, map.getMinX(), y, Palette.FRAME, 0.9);
            canvas.text(label(value, "N", "S"), map.getMinX() - 6, y, Canvas.Anchor.END, TextStyle.TICK);
        }
        Rectangle2D frame =
                new Rectangle2D.Double(map.getX() - 0.5, map.getY() - 0.5, map.getWidth() + 1, map.getHeight() + 1);
        canvas.draw(frame, Palette.FRAME, new BasicStroke(0.9f));
        if (!model.geographic()) {
            canvas.text("Easting (km)", map.getCenterX(), map.getMaxY() + 30, Canvas.Anchor.MIDDLE, TextStyle.AXIS);
            canvas.uprightText("Northing (km)", MARGIN + 6, map.getCenterY(), TextStyle.AXIS);
        }
    }

    private void drawBar(Canvas canvas, Rectangle2D map) {
        double left = map.getMaxX() + BAR_GAP;
        double top = map.getMinY() + 22;
        double bottom = map.getMaxY();
        for (double y = top; y < bottom; y += 0.5) {
            double value = scale.low() + (bottom - y) / (bottom - top) * (scale.high() - scale.low());
            canvas.fill(new Rectangle2D.Double(left, y, BAR, Math.min(1, bottom - y)), scale.color(value));
        }
        canvas.draw(new Rectangle2D.Double(left, top, BAR, bottom - top), Palette.FRAME, new BasicStroke(0.9f));
        for (Tick tick :
                ValueAxis.span(scale.low(), scale.high(), bottom, top, 40).ticks()) {
            canvas.line(left + BAR, tick.position(), left + BAR + TICK, tick.position(), Palette.FRAME, 0.9);
            canvas.text(tick.label(), left + BAR + 6, tick.position(), Canvas.Anchor.START, TextStyle.TICK);
        }
        canvas.text(units, left, map.getMinY() + 7, Canvas.Anchor.START, TextStyle.AXIS);
    }

    /** The paper with the map on it, the nearest value at each point, see-through where there is none. */
    private BufferedImage withMap(BufferedImage paper, Rectangle2D map) {
        BufferedImage image = new BufferedImage(paper.getWidth(), paper.getHeight(), BufferedImage.TYPE_INT_ARGB);
        image.getGraphics().drawImage(paper, 0, 0, null);
        int left = (int) Math.round(map.getX() * SCALE);
        int top = (int) Math.round(map.getY() * SCALE);
        int width = (int) Math.round(map.getWidth() * SCALE);
        int height = (int) Math.round(map.getHeight() * SCALE);
        for (int y = 0; y < height; y++) {
            int row = (int) ((long) y * model.rows() / height) * model.columns();
            for (int x = 0; x < width; x++) {
                float value = model.heights()[row + (int) ((long) x * model.columns() / width)];
                image.setRGB(
                        left + x,
                        top + y,
                        Float.isNaN(value) ? 0 : scale.color(value).getRGB());
            }
        }
        return image;
    }

    private String label(double value, String positive, String negative) {
        if (!model.geographic()) {
            return trimmed(value / 1000);
        }
        return trimmed(Math.abs(value)) + "°" + (value == 0 ? "" : value > 0 ? positive : negative);
    }

    private static String trimmed(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceFirst("\\.?0+$", "").replace('-', '−');
    }
}
