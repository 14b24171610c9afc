package io.insarhub.core.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** Whether this machine has fonts, for the letters that the library has not. */
final class Fonts {

    private static final String SAMPLE = "Scenes 0123456789 (m)";

    private Fonts() {}

    /**
     * Whether text can be drawn by fonts. Java without them fails anywhere in AWT, with an InternalError, a
     * NullPointerException, a RuntimeException ("Fontconfig head is null"), an UnsatisfiedLinkError or a plain Error ("No
     * physical fonts found", where fonts were removed since they were last used), by version; later calls fail with
     * NoClassDefFoundError. So one small text is measured, and whatever that throws means that there are none, but for a JVM
     * that has no memory left.
     */
    static boolean available() {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 8);
            FontRenderContext exact = new FontRenderContext(null, true, true);
            return font.canDisplayUpTo(SAMPLE) < 0
                    && font.getStringBounds(SAMPLE, exact).getWidth() > 0;
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (RuntimeException | Error noFonts) {
            return false;
        }
    }
}
