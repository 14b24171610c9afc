package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * A picture of an elevation model: colours by height, lit from the north-west, sea and voids told apart, with the places
 * along its edges and a bar of heights. Immutable; neither a display nor fonts are needed.
 */
public final class ReliefFigure {

    /** More pixels than this across or down are not seen at the figure's size. */
    public static final int MOST_PIXELS = 1600;

    private static final double MAP_SIDE = 800;

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
     * @throws BadFileException where this Java cannot draw, for example on a display that is not there
     */
    public BufferedImage image() {
        MapSheet sheet = new MapSheet(model, MAP_SIDE);
        return Canvas.picture(
                () -> new Canvas(sheet.widthPixels(), sheet.heightPixels(), Canvas.SCALE),
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

    private void draw(Canvas canvas, MapSheet sheet) {
        ReliefShade shade = new ReliefShade(model);
        sheet.drawTitle(canvas);
        canvas.picture(shade.image(), sheet.map());
        sheet.drawEdges(canvas);
        double left = sheet.barLeft();
        int swatches = (model.hasSea() ? 1 : 0) + (model.hasVoids() ? 1 : 0);
        double bottom = sheet.map().getMaxY() - ColorBar.roomForSigns(swatches);
        new ColorBar(shade.lowestMeters(), shade.highestMeters(), shade::color, "Height (m)")
                .draw(canvas, left, sheet.map().getMinY(), bottom);
        if (model.hasSea()) {
            ColorBar.drawSwatch(canvas, left, bottom, 0, ReliefShade.SEA, "sea");
        }
        if (model.hasVoids()) {
            ColorBar.drawSwatch(canvas, left, bottom, swatches - 1, ReliefShade.VOID, "void");
        }
    }
}
