package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import io.insarhub.core.plot.Canvas.Anchor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A picture of values between dates, each against each: a matrix of coloured cells. Immutable; neither a display nor fonts are needed. */
public final class MatrixFigure {

    private static final double SIDE = 560;
    private static final double MARGIN = 14;
    private static final double HEAD = 46;
    private static final double DATE_ROOM = 70;
    private static final double BAR_GAP = 20;
    private static final double ROOM_PER_DATE = 13;
    private static final double LEAST_CELL_FOR_GRID = 5;
    private static final Color NO_PAIR = new Color(0xEDEDED);
    private static final Color SAME_DATE = new Color(0x33, 0x33, 0x33);

    private final DateMatrix matrix;
    private final String values;
    private final ColorScale scale;

    private MatrixFigure(DateMatrix matrix, String values, ColorScale scale) {
        this.matrix = matrix;
        this.values = values;
        this.scale = scale;
    }

    /**
     * A picture of a matrix.
     *
     * @param values what the values are, with their unit
     * @param scale which colour a value has
     */
    public static MatrixFigure of(DateMatrix matrix, String values, ColorScale scale) {
        return new MatrixFigure(matrix, values, scale);
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
        PngFile.write(image(), Canvas.SCALE, matrix.title(), file);
    }

    Canvas canvas() {
        double width = MARGIN + DATE_ROOM + SIDE + BAR_GAP + ColorBar.WIDTH + ColorBar.LABELS + MARGIN;
        double height = MARGIN + HEAD + SIDE + DATE_ROOM + MARGIN;
        return Canvas.of(width, height);
    }

    void draw(Canvas canvas) {
        Headline.draw(canvas, matrix.title(), matrix.caption(), MARGIN);
        Rectangle2D box = new Rectangle2D.Double(MARGIN + DATE_ROOM, MARGIN + HEAD, SIDE, SIDE);
        canvas.paint(box, this::argb);
        drawGrid(canvas, box);
        drawDates(canvas, box);
        double bottom = box.getMaxY() - ColorBar.roomForSigns(2);
        double left = box.getMaxX() + BAR_GAP;
        ColorBar.of(scale, values).draw(canvas, left, box.getMinY(), bottom);
        ColorBar.drawSwatch(canvas, left, bottom, 0, NO_PAIR, "no pair");
        ColorBar.drawSwatch(canvas, left, bottom, 1, SAME_DATE, "same date");
    }

    private int argb(double across, double down) {
        int count = matrix.dates().size();
        int row = Math.min(count - 1, (int) (down * count));
        int column = Math.min(count - 1, (int) (across * count));
        if (row == column) {
            return SAME_DATE.getRGB();
        }
        double value = matrix.at(row, column);
        return (Double.isNaN(value) ? NO_PAIR : scale.color(value)).getRGB();
    }

    private void drawGrid(Canvas canvas, Rectangle2D box) {
        double cell = SIDE / matrix.dates().size();
        if (cell >= LEAST_CELL_FOR_GRID) {
            for (int i = 1; i < matrix.dates().size(); i++) {
                double at = i * cell;
                canvas.line(box.getMinX() + at, box.getMinY(), box.getMinX() + at, box.getMaxY(), Palette.PAPER, 0.6);
                canvas.line(box.getMinX(), box.getMinY() + at, box.getMaxX(), box.getMinY() + at, Palette.PAPER, 0.6);
            }
        }
        canvas.draw(box, Palette.FRAME, new BasicStroke(0.9f));
    }

    /** As many dates as there is room for, at equal distances. */
    private void drawDates(Canvas canvas, Rectangle2D box) {
        List<LocalDate> dates = matrix.dates();
        double cell = SIDE / dates.size();
        int step = (int) Math.max(1, Math.ceil(ROOM_PER_DATE / cell));
        for (int i = 0; i < dates.size(); i += step) {
            String date = dates.get(i).toString();
            double at = (i + 0.5) * cell;
            double half = canvas.textWidth(date, TextStyle.TICK) / 2;
            canvas.line(box.getMinX() - 3, box.getMinY() + at, box.getMinX(), box.getMinY() + at, Palette.FRAME, 0.9);
            canvas.text(date, box.getMinX() - 6, box.getMinY() + at, Anchor.END, TextStyle.TICK);
            canvas.line(box.getMinX() + at, box.getMaxY(), box.getMinX() + at, box.getMaxY() + 3, Palette.FRAME, 0.9);
            canvas.uprightText(date, box.getMinX() + at, box.getMaxY() + 7 + half, TextStyle.TICK);
        }
    }
}
