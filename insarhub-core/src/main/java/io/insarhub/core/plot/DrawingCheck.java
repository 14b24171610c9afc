package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;

/** Makes sure that this Java can draw before anything is drawn, and says what to do where it cannot. */
public final class DrawingCheck {

    private DrawingCheck() {}

    /**
     * Java that was told of a display looks for it at its first picture, though nothing is shown there, and throws an AWTError,
     * then a NoClassDefFoundError each time; one without the module java.desktop or its libraries throws others. All are one
     * error here, but for a JVM that has no memory left.
     *
     * @throws BadFileException where nothing can be drawn
     */
    public static void require() {
        try {
            new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics().dispose();
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw unusable(e);
        }
    }

    private static BadFileException unusable(Throwable cause) {
        boolean display = !GraphicsEnvironment.isHeadless();
        String problem = display
                ? "the picture cannot be drawn: Java could not use the graphics display that DISPLAY names"
                : "the picture cannot be drawn: this Java has no graphics (" + cause + ")";
        String advice = display
                ? "Start Java with -Djava.awt.headless=true, which needs no display"
                : "Take a JDK, or a runtime with the whole module java.desktop";
        return new BadFileException(null, null, problem, advice + ". Everything else works without it.", cause);
    }
}
