package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * A picture of a network of pairs: perpendicular baseline against time with the pairs as lines, and below it the
 * connections of each scene. The same network gives the same picture. Time O(n m) for n scenes and m pairs. Immutable;
 * neither a display nor fonts are needed.
 */
public final class NetworkFigure {

    /** The default size, in pixels. */
    public static final int DEFAULT_WIDTH_PIXELS = 1600;

    /** The default size, in pixels. */
    public static final int DEFAULT_HEIGHT_PIXELS = 1000;

    /** Pixels to a unit of the figure by default; text is 9 to 14 units high. */
    public static final double DEFAULT_SCALE = 2;

    private static final double SMALLEST_WIDTH = 480;
    private static final double SMALLEST_HEIGHT = 360;
    private static final long MOST_PIXELS = 100_000_000;

    private final NetworkModel model;
    private final int widthPixels;
    private final int heightPixels;
    private final double scale;

    private NetworkFigure(NetworkModel model, int widthPixels, int heightPixels, double scale) {
        this.model = model;
        this.widthPixels = widthPixels;
        this.heightPixels = heightPixels;
        this.scale = scale;
    }

    /** A figure of the default size. */
    public static NetworkFigure of(NetworkModel model) {
        return new NetworkFigure(model, DEFAULT_WIDTH_PIXELS, DEFAULT_HEIGHT_PIXELS, DEFAULT_SCALE);
    }

    /**
     * The same figure in another size. More pixels at the same scale make a larger figure with text of the same size;
     * more pixels at a scale as much larger make the same figure, finer.
     *
     * @param scale pixels to a unit of the figure, which is 1/96 inch: 1 for 96 dots an inch, 2 for 192, 3.125 for 300
     * @throws BadOptionException where the figure would be smaller than 480 by 360 units or larger than 100 million
     *     pixels
     */
    public NetworkFigure sized(int widthPixels, int heightPixels, double scale) {
        if (!(scale > 0) || scale > 100) {
            throw new BadOptionException("scale", scale + " pixels a unit; more than 0 and at most 100 is possible");
        }
        if (widthPixels < SMALLEST_WIDTH * scale || heightPixels < SMALLEST_HEIGHT * scale) {
            throw new BadOptionException(
                    "size",
                    widthPixels + " by " + heightPixels + " pixels leave no room for text at scale " + scale
                            + "; at least " + (int) Math.ceil(SMALLEST_WIDTH * scale) + " by "
                            + (int) Math.ceil(SMALLEST_HEIGHT * scale) + " are needed");
        }
        if ((long) widthPixels * heightPixels > MOST_PIXELS) {
            throw new BadOptionException(
                    "size", widthPixels + " by " + heightPixels + " pixels are more than " + MOST_PIXELS);
        }
        return new NetworkFigure(model, widthPixels, heightPixels, scale);
    }

    /**
     * Draws the figure.
     *
     * @throws BadFileException where this Java cannot draw, for example on a display that is not there; the message says what to do
     */
    public BufferedImage image() {
        return Canvas.picture(() -> new Canvas(widthPixels, heightPixels, scale), this::draw);
    }

    /**
     * Draws the figure into a PNG file with its resolution and title. The file is complete or as it was before: it is
     * written beside its place and then moved.
     *
     * @throws BadFileException where the file cannot be written, or as for {@link #image()}
     */
    public void writePng(Path file) {
        PngFile.write(image(), scale, model.title(), file);
    }

    void draw(Canvas canvas) {
        NetworkSummary summary = new NetworkSummary(model);
        new FigureLayout(model, summary, canvas).draw();
    }
}
