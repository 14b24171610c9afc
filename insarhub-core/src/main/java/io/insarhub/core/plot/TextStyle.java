package io.insarhub.core.plot;

import java.awt.Color;
import java.awt.Font;

/** The kinds of text in the figure. Sizes are in units of the figure, 96 to the inch. */
enum TextStyle {
    TITLE(true, 14, Palette.TEXT),
    WARNING(true, 12, Palette.VERMILLION),
    SUBTITLE(false, 11, Palette.FAINT_TEXT),
    AXIS(false, 11, Palette.TEXT),
    TICK(false, 10.5f, Palette.TEXT),
    LEGEND(false, 10.5f, Palette.TEXT),
    LEGEND_HEAD(true, 10.5f, Palette.TEXT),
    NOTE(false, 10, Palette.VERMILLION),
    LABEL(false, 9, Palette.TEXT);

    private final boolean bold;
    private final float size;
    private final Color color;

    TextStyle(boolean bold, float size, Color color) {
        this.bold = bold;
        this.size = size;
        this.color = color;
    }

    Letters letters() {
        return bold ? Letters.bold() : Letters.plain();
    }

    /** For letters that the library has not. */
    Font font() {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont(size);
    }

    float size() {
        return size;
    }

    Color color() {
        return color;
    }
}
