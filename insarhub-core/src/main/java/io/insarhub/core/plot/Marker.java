package io.insarhub.core.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * The mark of a scene. Pieces of the network differ in colour and in shape, so that they are told apart without colour
 * as well; four colours and five shapes make twenty pieces before a mark comes again.
 *
 * @param form 0 for a circle, or the number of corners
 * @param turn by how much the first corner is turned from the top, in radians
 * @param color the fill; for a hollow mark, the line
 * @param hollow whether it is empty, with a cross in it
 */
record Marker(int form, double turn, Color color, boolean hollow) {

    static final Marker ISOLATED = new Marker(0, 0, Palette.VERMILLION, true);
    static final Marker LEFT_OUT = new Marker(0, 0, Palette.UNSCORED, true);

    private static final Marker ONLY = new Marker(0, 0, Palette.SCENE, false);
    private static final List<Color> COLORS =
            List.of(Palette.BLUE, Palette.REDDISH_PURPLE, Palette.SCENE, Palette.SKY_BLUE);
    private static final int SHAPES = 5;

    /** The mark of the scenes of a piece, by its number from 0 and by how many pieces there are. */
    static Marker ofPiece(int piece, int pieces) {
        if (pieces == 1) {
            return ONLY;
        }
        Color color = COLORS.get(piece % COLORS.size());
        return switch (piece % SHAPES) {
            case 0 -> new Marker(0, 0, color, false);
            case 1 -> new Marker(4, Math.PI / 4, color, false);
            case 2 -> new Marker(3, 0, color, false);
            case 3 -> new Marker(4, 0, color, false);
            default -> new Marker(3, Math.PI, color, false);
        };
    }

    void draw(Canvas canvas, double x, double y, double radius) {
        if (hollow) {
            drawCrossed(canvas, x, y, radius);
            return;
        }
        Shape shape = shape(x, y, radius);
        canvas.draw(shape, Palette.PAPER, new BasicStroke((float) Math.min(1.6, 0.5 * radius)));
        canvas.fill(shape, color);
    }

    private void drawCrossed(Canvas canvas, double x, double y, double radius) {
        Shape circle = shape(x, y, radius);
        double arm = 0.6 * radius;
        double line = Math.min(1.2, 0.35 * radius);
        canvas.fill(circle, Palette.PAPER);
        canvas.draw(circle, color, new BasicStroke((float) line));
        canvas.line(x - arm, y - arm, x + arm, y + arm, color, line);
        canvas.line(x - arm, y + arm, x + arm, y - arm, color, line);
    }

    /** Marks of all forms cover about the same area as a circle of the radius. */
    private Shape shape(double x, double y, double radius) {
        if (form == 0) {
            return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        }
        double reach = radius * Math.sqrt(2 * Math.PI / (form * Math.sin(2 * Math.PI / form)));
        Path2D path = new Path2D.Double();
        for (int i = 0; i < form; i++) {
            double angle = turn + 2 * Math.PI * i / form;
            double cornerX = x + reach * Math.sin(angle);
            double cornerY = y - reach * Math.cos(angle);
            if (i == 0) {
                path.moveTo(cornerX, cornerY);
            } else {
                path.lineTo(cornerX, cornerY);
            }
        }
        path.closePath();
        return path;
    }
}
