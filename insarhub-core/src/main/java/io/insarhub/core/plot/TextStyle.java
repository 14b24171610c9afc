package io.insarhub.core.plot;

import java.awt.Color;
import java.awt.Font;

/** The kinds of text in the figure. Sizes are in units of the figure, 96 to the inch. */
enum TextStyle {
    TITLE(Font.BOLD, 14, Palette.TEXT),
    WARNING(Font.BOLD, 12, Palette.VERMILLION),
    SUBTITLE(Font.PLAIN, 11, Palette.FAINT_TEXT),
    AXIS(Font.PLAIN, 11, Palette.TEXT),
    TICK(Font.PLAIN, 10.5f, Palette.TEXT),
    LEGEND(Font.PLAIN, 10.5f, Palette.TEXT),
    LEGEND_HEAD(Font.BOLD, 10.5f, Palette.TEXT),
    NOTE(Font.PLAIN, 10, Palette.VERMILLION),
    LABEL(Font.PLAIN, 9, Palette.TEXT);

    private final int face;
    private final float size;
    private final Color color;

    TextStyle(int face, float size, Color color) {
        this.face = face;
        this.size = size;
        this.color = color;
    }

    Font font() {
        return new Font(Font.SANS_SERIF, face, 1).deriveFont(size);
    }

    float size() {
        return size;
    }

    Color color() {
        return color;
    }
}
