package io.insarhub.core.plot;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;

/**
 * A text that can be measured and drawn. From the library's own {@link Letters} where they have all of it; else by the fonts
 * of this machine, if it has any.
 */
interface Text {

    /** How wide it is, in units of the figure. */
    double width();

    /** Its outline, from a point of its base line on. */
    Shape shape(double x, double baseLine);

    static Text of(String text, TextStyle style) {
        Letters letters = style.letters();
        return letters.haveAllOf(text) || !Fonts.available()
                ? new Own(text, letters, style.size())
                : new OfFont(text, style.font());
    }

    /** By the letters of the library. */
    record Own(String text, Letters letters, double size) implements Text {

        @Override
        public double width() {
            return letters.width(text, size);
        }

        @Override
        public Shape shape(double x, double baseLine) {
            return letters.shape(text, x, baseLine, size);
        }
    }

    /** By a font. */
    record OfFont(String text, Font font) implements Text {

        private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

        @Override
        public double width() {
            return font.getStringBounds(text, EXACT).getWidth();
        }

        @Override
        public Shape shape(double x, double baseLine) {
            GlyphVector glyphs = font.createGlyphVector(EXACT, text);
            return glyphs.getOutline((float) x, (float) baseLine);
        }
    }
}
