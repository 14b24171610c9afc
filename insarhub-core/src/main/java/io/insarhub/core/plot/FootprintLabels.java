package io.insarhub.core.plot;

import io.insarhub.core.plot.Canvas.Anchor;
import io.insarhub.core.plot.FootprintModel.Stack;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Names the stacks on the map. Each label has a dot of its stack's colour, stands within its own stack, out of the others
 * where that is possible, and on no other label; one for which there is no such place is left out, and how many were is
 * said in a corner. Labels of small stacks are placed first: large ones have more places to go to. Time O(n²) for n
 * stacks.
 */
final class FootprintLabels {

    private static final int ROWS = 18;
    private static final int COLUMNS = 10;
    private static final double GAP = 1.5;
    private static final double DOT = 5;
    // among more, hardly a place belongs to one stack alone
    private static final int FEW = 40;

    private final Canvas canvas;
    private final MapFrame frame;
    private final List<Stack> stacks;
    private final List<Color> colors;
    private final List<Path2D> shapes;
    private final List<Rectangle2D> taken = new ArrayList<>();

    FootprintLabels(Canvas canvas, MapFrame frame, List<Stack> stacks, List<Color> colors) {
        this.canvas = canvas;
        this.frame = frame;
        this.stacks = stacks;
        this.colors = colors;
        this.shapes = stacks.stream().map(stack -> frame.area(stack.outline())).toList();
    }

    void draw() {
        List<Integer> smallFirst = IntStream.range(0, stacks.size())
                .filter(i -> !stacks.get(i).outline().isEmpty())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer i) -> stacks.get(i).outline().getArea()))
                .toList();
        Rectangle2D map = frame.box();
        Rectangle2D corner = canvas.textBox(
                note(stacks.size(), stacks.size()), map.getMaxX() - 6, map.getMaxY() - 10, Anchor.END, TextStyle.NOTE);
        taken.add(corner);
        int leftOut = 0;
        for (int i : smallFirst) {
            Point2D place = place(i);
            if (place == null) {
                leftOut++;
            } else {
                draw(stacks.get(i).label(), place, colors.get(i));
            }
        }
        if (leftOut > 0) {
            String note = note(leftOut, smallFirst.size());
            canvas.haloText(note, corner.getMaxX(), corner.getCenterY(), Anchor.END, TextStyle.NOTE);
        }
    }

    private void draw(String label, Point2D at, Color color) {
        double x = at.getX() + DOT / 2 + 1;
        Rectangle2D text = canvas.textBox(label, x, at.getY(), Anchor.MIDDLE, TextStyle.LABEL);
        double left = text.getX() - DOT - 2;
        canvas.fill(new Ellipse2D.Double(left - 1, at.getY() - DOT / 2 - 1, DOT + 2, DOT + 2), Palette.PAPER);
        canvas.haloText(label, x, at.getY(), Anchor.MIDDLE, TextStyle.LABEL);
        canvas.fill(new Ellipse2D.Double(left, at.getY() - DOT / 2, DOT, DOT), color);
    }

    /** The free place that is best: in few other stacks, near the middle of its own. */
    private @Nullable Point2D place(int stack) {
        Rectangle2D text = canvas.textBox(stacks.get(stack).label(), 0, 0, Anchor.MIDDLE, TextStyle.LABEL);
        double width = text.getWidth() + 2 * GAP + DOT + 2;
        double height = text.getHeight() + 2 * GAP;
        for (Point2D at : places(stack)) {
            Rectangle2D wide = new Rectangle2D.Double(at.getX() - width / 2, at.getY() - height / 2, width, height);
            if (frame.box().contains(wide) && taken.stream().noneMatch(wide::intersects)) {
                taken.add(wide);
                return at;
            }
        }
        return null;
    }

    private List<Point2D> places(int stack) {
        Path2D shape = shapes.get(stack);
        Rectangle2D extent = shape.getBounds2D().createIntersection(frame.box());
        List<Point2D> places = new ArrayList<>();
        for (int row = 1; row < ROWS; row++) {
            for (int column = 1; column < COLUMNS; column++) {
                Point2D at = new Point2D.Double(
                        extent.getX() + extent.getWidth() * column / COLUMNS,
                        extent.getY() + extent.getHeight() * row / ROWS);
                if (shape.contains(at)) {
                    places.add(at);
                }
            }
        }
        Point2D middle = new Point2D.Double(extent.getCenterX(), extent.getCenterY());
        Comparator<Point2D> nearest = Comparator.comparingDouble(middle::distance);
        places.sort(
                stacks.size() > FEW
                        ? nearest
                        : Comparator.comparingLong(this::covering).thenComparing(nearest));
        return places;
    }

    private long covering(Point2D at) {
        return shapes.stream().filter(shape -> shape.contains(at)).count();
    }

    private static String note(int leftOut, int all) {
        return leftOut + " of " + all + " labels have no room";
    }
}
