package io.insarhub.core.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** White paper to draw on, in units of the figure. It remembers where text stands, so that text can keep clear of it. */
final class Canvas implements AutoCloseable {

    /** Pixels to a unit of the figure, where a figure does not choose. */
    static final double SCALE = 2;

    private static final double HALO = 2.6;

    private final BufferedImage image;
    private final Graphics2D g;
    private final double scale;
    private final double width;
    private final double height;
    private final List<PlacedText> texts = new ArrayList<>();

    /** Text and the box that it fills. */
    record PlacedText(String text, Rectangle2D box) {}

    /** Which part of a text stands at the place that it is drawn at. */
    enum Anchor {
        START(0),
        MIDDLE(0.5),
        END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }
    }

    /** Colour of a point of the picture, as ARGB. */
    @FunctionalInterface
    interface Painter {

        /**
         * A colour.
         *
         * @param across place in the box, 0–1 from the left
         * @param down place in the box, 0–1 from the top
         */
        int argb(double across, double down);
    }

    /**
     * A picture: paper, drawn on, and put away.
     *
     * @throws io.insarhub.api.BadFileException where this Java cannot draw, for example on a display that is not there
     */
    static BufferedImage picture(Supplier<Canvas> paper, Consumer<Canvas> drawing) {
        DrawingCheck.require();
        try (Canvas canvas = paper.get()) {
            drawing.accept(canvas);
            return canvas.image();
        }
    }

    /** Paper of a size in units of the figure, at {@link #SCALE}. */
    static Canvas of(double width, double height) {
        return new Canvas((int) Math.ceil(width * SCALE), (int) Math.ceil(height * SCALE), SCALE);
    }

    Canvas(int widthPixels, int heightPixels, double scale) {
        this(widthPixels, heightPixels, scale, BufferedImage.TYPE_INT_RGB);
    }

    private Canvas(int widthPixels, int heightPixels, double scale, int type) {
        image = new BufferedImage(widthPixels, heightPixels, type);
        g = image.createGraphics();
        this.scale = scale;
        width = widthPixels / scale;
        height = heightPixels / scale;
        g.setColor(Palette.PAPER);
        g.fillRect(0, 0, widthPixels, heightPixels);
        g.scale(scale, scale);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Paper that {@link #paint} can make see-through. */
    static Canvas seeThrough(int widthPixels, int heightPixels, double scale) {
        return new Canvas(widthPixels, heightPixels, scale, BufferedImage.TYPE_INT_ARGB);
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    BufferedImage image() {
        return image;
    }

    /** The texts drawn so far. */
    List<PlacedText> texts() {
        return List.copyOf(texts);
    }

    double textWidth(String text, TextStyle style) {
        return Text.of(text, style).width();
    }

    /** The box of a text whose vertical middle is at {@code y}. */
    Rectangle2D textBox(String text, double x, double y, Anchor anchor, TextStyle style) {
        double w = textWidth(text, style);
        double h = style.size() * 1.1;
        return new Rectangle2D.Double(x - w * anchor.share, y - h / 2, w, h);
    }

    /** Text on a line, its vertical middle at {@code y}. */
    void text(String text, double x, double y, Anchor anchor, TextStyle style) {
        Rectangle2D box = textBox(text, x, y, anchor, style);
        texts.add(new PlacedText(text, box));
        fill(outline(text, box.getX(), y, style), style.color());
    }

    /** Text with a white rim that keeps it legible over lines. */
    void haloText(String text, double x, double y, Anchor anchor, TextStyle style) {
        Rectangle2D box = textBox(text, x, y, anchor, style);
        draw(
                outline(text, box.getX(), y, style),
                Palette.PAPER,
                new BasicStroke((float) HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        text(text, x, y, anchor, style);
    }

    /** Text that reads upwards, centred. */
    void uprightText(String text, double x, double y, TextStyle style) {
        Rectangle2D box = textBox(text, 0, 0, Anchor.MIDDLE, style);
        texts.add(new PlacedText(
                text,
                new Rectangle2D.Double(
                        x - box.getHeight() / 2, y - box.getWidth() / 2, box.getHeight(), box.getWidth())));
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        fill(outline(text, box.getX(), 0, style), style.color());
        g.setTransform(before);
    }

    /** The text, shortened by an ellipsis where it is wider than there is room. */
    String fitted(String text, double room, TextStyle style) {
        if (textWidth(text, style) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && textWidth(text.substring(0, end).strip() + "…", style) > room) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + "…";
    }

    void line(double x1, double y1, double x2, double y2, Color color, double lineWidth) {
        draw(new Line2D.Double(x1, y1, x2, y2), color, new BasicStroke((float) lineWidth));
    }

    void draw(Shape shape, Color color, BasicStroke stroke) {
        g.setColor(color);
        g.setStroke(stroke);
        g.draw(shape);
    }

    void fill(Shape shape, Color color) {
        g.setColor(color);
        g.fill(shape);
    }

    /** A picture, stretched into a box. */
    void picture(BufferedImage picture, Rectangle2D box) {
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform place = AffineTransform.getTranslateInstance(box.getX(), box.getY());
        place.scale(box.getWidth() / picture.getWidth(), box.getHeight() / picture.getHeight());
        g.drawImage(picture, place, null);
    }

    /** Gives each pixel of the picture within a box its colour, without any smoothing. */
    void paint(Rectangle2D box, Painter painter) {
        int left = (int) Math.round(box.getX() * scale);
        int top = (int) Math.round(box.getY() * scale);
        int across = (int) Math.round(box.getWidth() * scale);
        int down = (int) Math.round(box.getHeight() * scale);
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                image.setRGB(left + x, top + y, painter.argb((x + 0.5) / across, (y + 0.5) / down));
            }
        }
    }

    /** Draws within a box only. */
    void within(Rectangle2D box, Runnable drawing) {
        Shape before = g.getClip();
        g.clip(box);
        drawing.run();
        g.setClip(before);
    }

    @Override
    public void close() {
        g.dispose();
    }

    /** The outline of a text whose vertical middle is at {@code y}. */
    private static Shape outline(String text, double x, double y, TextStyle style) {
        return Text.of(text, style).shape(x, y + style.size() * 0.36);
    }
}
