package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture of one band of a raster: colours by value, a bar of colours with the units, places along the edges. The bar is
 * pointed at an end that values go beyond. Pixels without a value are transparent, or grey and named so. Immutable; neither a
 * display nor fonts are needed.
 */
public final class RasterFigure {

    private static final double MAP_SIDE = 640;
    private static final Color NO_DATA = new Color(0xD0D0D0);

    private final ReliefModel model;
    private final String units;
    private final ColorScale scale;
    private final Shown shown;

    private RasterFigure(ReliefModel model, String units, ColorScale scale, Shown shown) {
        this.model = model;
        this.units = units;
        this.scale = scale;
        this.shown = shown;
    }

    /** What may be chosen: size of the map, grey for no data, marks, and what single values mean in place of a bar. */
    private record Shown(double side, boolean noData, List<PlaceMark> marks, List<ValueName> names) {}

    /**
     * What a value means.
     *
     * @param value the value
     * @param meaning a word or two
     */
    public record ValueName(double value, String meaning) {}

    /**
     * A picture of values.
     *
     * @param model the values in place of heights, NaN where there is none, and where they lie
     * @param units what the bar of colours says
     * @param scale which colour a value has
     */
    public static RasterFigure of(ReliefModel model, String units, ColorScale scale) {
        return new RasterFigure(model, units, scale, new Shown(MAP_SIDE, false, List.of(), List.of()));
    }

    /** The same with grey in place of nothing where there is no value. */
    public RasterFigure showingNoData() {
        return new RasterFigure(model, units, scale, new Shown(shown.side, true, shown.marks, shown.names));
    }

    /** The same with marks on it, explained below the bar of colours. */
    public RasterFigure marked(List<PlaceMark> places) {
        return new RasterFigure(
                model, units, scale, new Shown(shown.side, shown.noData, List.copyOf(places), shown.names));
    }

    /** The same for a raster of few values, such as a mask: a name for each of them that occurs, in place of the bar. */
    public RasterFigure named(List<ValueName> values) {
        return new RasterFigure(
                model, units, scale, new Shown(shown.side, shown.noData, shown.marks, List.copyOf(values)));
    }

    /** The same with a smaller or larger map; text keeps its size. The side is the longer one, in units of the figure: 640. */
    public RasterFigure sized(double side) {
        return new RasterFigure(model, units, scale, new Shown(side, shown.noData, shown.marks, shown.names));
    }

    /**
     * Draws the figure.
     *
     * @throws BadFileException where this Java cannot draw, for example on a display that is not there
     */
    public BufferedImage image() {
        MapSheet sheet = new MapSheet(model, shown.side);
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
        double top = sheet.map().getMinY();
        if (shown.names.isEmpty()) {
            int signs = shown.marks.size() + (greyIsShown() ? 1 : 0);
            double bottom = sheet.map().getMaxY() - ColorBar.roomForSigns(signs);
            ColorBar.of(scale, units).reaching(model.heights()).draw(canvas, left, top, bottom);
            drawSigns(canvas, sheet, bottom, 0);
        } else {
            List<ValueName> present = shown.names.stream()
                    .filter(name -> model.has((float) name.value()))
                    .toList();
            for (int i = 0; i < present.size(); i++) {
                ValueName name = present.get(i);
                ColorBar.drawSwatch(canvas, left, top, i, scale.color(name.value()), name.meaning());
            }
            drawSigns(canvas, sheet, top, present.size());
        }
    }

    private boolean greyIsShown() {
        return shown.noData && model.hasVoids();
    }

    /** The marks on the map, and below the bar of colours what they and grey mean. */
    private void drawSigns(Canvas canvas, MapSheet sheet, double bottom, int first) {
        int place = first;
        for (PlaceMark mark : shown.marks) {
            mark.marker().draw(canvas, sheet.x(mark.x()), sheet.y(mark.y()), PlaceMark.RADIUS);
            ColorBar.drawMark(canvas, sheet.barLeft(), bottom, place++, mark.marker(), mark.meaning());
        }
        if (greyIsShown()) {
            ColorBar.drawSwatch(canvas, sheet.barLeft(), bottom, place, NO_DATA, "no data");
        }
    }

    /** The nearest value's colour. */
    private int argb(double across, double down) {
        int column = Math.min(model.columns() - 1, (int) (across * model.columns()));
        int row = Math.min(model.rows() - 1, (int) (down * model.rows()));
        float value = model.heights()[row * model.columns() + column];
        if (Float.isNaN(value)) {
            return shown.noData ? NO_DATA.getRGB() : 0;
        }
        return scale.color(value).getRGB();
    }
}
