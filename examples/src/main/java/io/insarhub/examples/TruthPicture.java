package io.insarhub.examples;

import io.insarhub.api.InsarhubException;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.plot.ColorScale;
import io.insarhub.core.plot.RasterFigure;
import io.insarhub.core.plot.ReliefModel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Truth, result and difference side by side, the first two in the same colours. */
final class TruthPicture {

    private static final Logger LOG = LoggerFactory.getLogger(TruthPicture.class);

    // three beside each other are read at a page's width
    private static final double PANEL = 300;

    private final Accuracy accuracy;

    private TruthPicture(Accuracy accuracy) {
        this.accuracy = accuracy;
    }

    static TruthPicture of(Accuracy accuracy) {
        return new TruthPicture(accuracy);
    }

    /** Writes the picture, where this Java can draw; where it cannot the journey has told so. */
    void write(Path png) {
        try {
            ImageIO.write(image(), "png", png.toFile());
        } catch (InsarhubException undrawn) {
            LOG.info("{} was not drawn: {}", png, undrawn.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True, found, and their difference, side by side. */
    BufferedImage image() {
        float[] difference = new float[accuracy.found.length];
        for (int pixel = 0; pixel < difference.length; pixel++) {
            difference[pixel] = accuracy.found[pixel] - accuracy.expected[pixel];
        }
        // the deepest point is what one looks at: nothing of it is cut off
        double most = Math.ceil(largest(accuracy.expected));
        ColorScale velocity = new ColorScale(-most, most, true);
        BufferedImage truth = panel("True velocity, simulated", crs(), accuracy.expected, velocity);
        BufferedImage found = panel("Velocity found", "Relative to the reference point", accuracy.found, velocity);
        String rmse = String.format(Locale.ROOT, "RMSE %.2f mm/yr", accuracy.rmse);
        BufferedImage rest = panel("Found − true", rmse, difference, ColorScale.stretched(difference));
        int width = truth.getWidth() + found.getWidth() + rest.getWidth();
        BufferedImage all = new BufferedImage(width, truth.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = all.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, width, truth.getHeight());
        paper.drawImage(truth, 0, 0, null);
        paper.drawImage(found, truth.getWidth(), 0, null);
        paper.drawImage(rest, truth.getWidth() + found.getWidth(), 0, null);
        paper.dispose();
        return all;
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private String crs() {
        return Crs.ofEpsg(accuracy.epsg).name();
    }

    private BufferedImage panel(String title, String caption, float[] values, ColorScale scale) {
        ReliefModel.Frame frame = new ReliefModel.Frame(
                accuracy.width,
                accuracy.height,
                accuracy.place.west(),
                accuracy.place.north(),
                accuracy.place.pixelWidth(),
                accuracy.place.pixelHeight(),
                false);
        return RasterFigure.of(
                        new ReliefModel(title, caption, frame, values, new boolean[values.length]), "mm/yr", scale)
                .sized(PANEL)
                .image();
    }
}
