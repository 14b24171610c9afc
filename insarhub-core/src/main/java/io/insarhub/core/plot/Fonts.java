package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;

/** Makes sure that this Java can draw text before anything is drawn, and says what to install where it cannot. */
public final class Fonts {

    private static final String SAMPLE = "Scenes 0123456789 (m)";

    private Fonts() {}

    /**
     * Java without fonts fails anywhere in AWT, with an InternalError, a NullPointerException, a RuntimeException
     * ("Fontconfig head is null"), an UnsatisfiedLinkError or a plain Error ("No physical fonts found", where fonts were
     * removed since they were last used), by version; later calls fail with NoClassDefFoundError. So one small text is
     * drawn here, and whatever that throws becomes one error, but for a JVM that has no memory left.
     *
     * @throws BadFileException where no text can be drawn
     */
    public static void require() {
        try {
            drawSample();
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw unusable(e);
        }
    }

    /** Whether text can be drawn. */
    public static boolean available() {
        try {
            require();
            return true;
        } catch (BadFileException noFonts) {
            return false;
        }
    }

    private static void drawSample() {
        Graphics2D g = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 8);
            g.setFont(font);
            g.drawString(SAMPLE, 0, 8);
            if (font.canDisplayUpTo(SAMPLE) >= 0 || g.getFontMetrics().stringWidth(SAMPLE) <= 0) {
                throw new IllegalStateException("no font has the letters of " + SAMPLE);
            }
        } finally {
            g.dispose();
        }
    }

    private static BadFileException unusable(Throwable cause) {
        boolean display = !GraphicsEnvironment.isHeadless();
        String problem = display
                ? "the picture cannot be drawn: Java could not use the graphics display that DISPLAY names"
                : "the picture cannot be drawn: Java found no usable fonts";
        String install = "install fontconfig and a font, for example"
                + " 'apt-get install fontconfig fonts-dejavu-core' or 'apk add fontconfig ttf-dejavu'";
        String advice = display
                ? "Start Java with -Djava.awt.headless=true, which needs no display; if fonts are missing too, "
                        + install
                : "To have plots, " + install;
        return new BadFileException(null, null, problem, advice + ". Everything else works without it.", cause);
    }
}
