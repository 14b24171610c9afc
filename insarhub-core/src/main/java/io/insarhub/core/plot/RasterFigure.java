package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture of one band of a raster: colours by value, a bar of colours with the units, places along the edges. Pixels
 * without a value are transparent, or grey and named so. Immutable; no display is needed, but fonts are.
 */
public final class RasterFigure {

    private static final double MAP_SIDE = 640;
    private static final Color NO_DATA = new Color(0xD0D0D0);

    private final ReliefModel model;
    private final String units;
    private final ColorScale scale;
    private final boolean showsNoData;
    private final List<PlaceMark> marks;

    private RasterFigure(
            ReliefModel model, String units, ColorScale scale, boolean showsNoData, List<PlaceMark> marks) {
        this.model = model;
        this.units = units;
        this.scale = scale;
        this.showsNoData = showsNoData;
        this.marks = List.copyOf(marks);
    }

    /**
     * A picture of values.
     *
     * @param model the values in place of heights, NaN where there is none, and where they lie
     * @param units what the bar of colours says
     * @param scale which colour a value has
     */
    public static RasterFigure of(ReliefModel model, String units, ColorScale scale) {
        return new RasterFigure(model, units, scale, false, List.of());
    }

    /** The same with grey in place of nothing where there is no value. */
    public RasterFigure showingNoData() {
        return new RasterFigure(model, units, scale, true, marks);
    }

    /** The same with marks on it, explained below the bar of colours. */
    public RasterFigure marked(List<PlaceMark> places) {
        return new RasterFigure(model, units, scale, showsNoData, places);
    }

    /**
     * Draws the figure.
     *
     * @throws BadFileException where this Java has no fonts, or a display that it cannot use
     */
    public BufferedImage image() {
        MapSheet sheet = new MapSheet(model, MAP_SIDE);
        return Canvas.picture(
                () -> Canvas.seeThrough(sheet.widthPixels(), sheet.heightPixels(), Canvas.SCALE),
                canvas -> draw(canvas, sheet));
    }

    /**
     * Draws the figure into a PNG file, whole or not at all.
     *
     * @throws BadFileException where the file cannot be written, or as for {@link #image()}
     */
    public void writePng(Path file) {
        PngFile.write(image(), Canvas.SCALE, model.title(), file);
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

    void draw(Canvas canvas, MapSheet sheet) {
        sheet.drawTitle(canvas);
        canvas.paint(sheet.map(), this::argb);
        sheet.drawEdges(canvas);
        double left = sheet.barLeft();
        boolean swatch = showsNoData && model.hasVoids();
        double bottom = sheet.map().getMaxY() - ColorBar.roomForSigns(marks.size() + (swatch ? 1 : 0));
        ColorBar.of(scale, units).draw(canvas, left, sheet.map().getMinY(), bottom);
        for (int i = 0; i < marks.size(); i++) {
            PlaceMark mark = marks.get(i);
            mark.marker().draw(canvas, sheet.x(mark.x()), sheet.y(mark.y()), PlaceMark.RADIUS);
            ColorBar.drawMark(canvas, left, bottom, i, mark.marker(), mark.meaning());
        }
        if (swatch) {
            ColorBar.drawSwatch(canvas, left, bottom, marks.size(), NO_DATA, "no data");
        }
    }

    /** The nearest value's colour. */
    private int argb(double across, double down) {
        int column = Math.min(model.columns() - 1, (int) (across * model.columns()));
        int row = Math.min(model.rows() - 1, (int) (down * model.rows()));
        float value = model.heights()[row * model.columns() + column];
        if (Float.isNaN(value)) {
            return showsNoData ? NO_DATA.getRGB() : 0;
        }
        return scale.color(value).getRGB();
    }
}
