package io.insarhub.core;

import io.insarhub.core.dem.ReliefReader;
import io.insarhub.core.plot.ReliefFigure;
import io.insarhub.core.plot.ReliefModel;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/**
 * A picture of an elevation model: coloured by height and lit from the north-west, with a bar of heights; sea (height 0)
 * is blue, voids are purple. Drawn without a display; needs a font on the system, and says so where there is none.
 */
public final class DemPlot {

    private final ReliefModel model;

    private DemPlot(ReliefModel model) {
        this.model = model;
    }

    /**
     * A picture of the model in a file.
     *
     * @throws io.insarhub.api.BadFileException if it is no GeoTIFF that can be read
     */
    public static DemPlot of(Path dem) {
        return new DemPlot(ReliefReader.read(dem, ReliefFigure.MOST_PIXELS).titled(String.valueOf(dem.getFileName())));
    }

    /** The same picture with another headline. */
    public DemPlot titled(String title) {
        return new DemPlot(model.titled(title));
    }

    /**
     * The picture.
     *
     * @throws io.insarhub.api.InsarhubException if there is no font to write with
     */
    public BufferedImage image() {
        return ReliefFigure.of(model).image();
    }

    /**
     * Writes the picture as PNG; one that is there is replaced in one step.
     *
     * @return the file
     * @throws io.insarhub.api.InsarhubException if it cannot be written, or there is no font to write with
     */
    public Path writePng(Path file) {
        ReliefFigure.of(model).writePng(file);
        return file;
    }
}
