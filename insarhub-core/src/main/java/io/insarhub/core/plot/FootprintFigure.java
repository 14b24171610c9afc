package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * A map of where stacks lie, with a graticule and without a background from anywhere. The same stacks give the same
 * picture. Immutable; neither a display nor fonts are needed.
 */
public final class FootprintFigure {

    private static final int WIDTH_PIXELS = 1600;
    private static final int HEIGHT_PIXELS = 1300;

    private final FootprintModel model;

    private FootprintFigure(FootprintModel model) {
        this.model = model;
    }

    /** A map of these stacks, 1600 by 1300 pixels. */
    public static FootprintFigure of(FootprintModel model) {
        return new FootprintFigure(model);
    }

    /**
     * Draws the map.
     *
     * @throws BadFileException where this Java cannot draw, for example on a display that is not there; the message says what to do
     */
    public BufferedImage image() {
        return Canvas.picture(() -> new Canvas(WIDTH_PIXELS, HEIGHT_PIXELS, Canvas.SCALE), this::draw);
    }

    /**
     * Draws the map into a PNG file, which is complete or as it was before.
     *
     * @throws BadFileException where the file cannot be written, or as for {@link #image()}
     */
    public void writePng(Path file) {
        PngFile.write(image(), Canvas.SCALE, model.title(), file);
    }

    void draw(Canvas canvas) {
        new FootprintLayout(model, canvas).draw();
    }
}
