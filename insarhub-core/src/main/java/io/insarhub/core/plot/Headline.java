package io.insarhub.core.plot;

import io.insarhub.core.plot.Canvas.Anchor;

/** A title and a line below it, at the top of a figure. */
final class Headline {

    /** What it takes of the figure, from the margin. */
    static final double HEIGHT = 40;

    private Headline() {}

    static void draw(Canvas canvas, String title, String caption, double margin) {
        double room = canvas.width() - 2 * margin;
        canvas.text(
                canvas.fitted(title.strip(), room, TextStyle.TITLE), margin, margin + 9, Anchor.START, TextStyle.TITLE);
        canvas.text(
                canvas.fitted(caption, room, TextStyle.SUBTITLE),
                margin,
                margin + 28,
                Anchor.START,
                TextStyle.SUBTITLE);
    }
}
