package io.insarhub.core.plot;

import io.insarhub.core.plot.Canvas.Anchor;
import io.insarhub.core.plot.FootprintModel.Stack;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names the stacks on the map. Each label stands within its own stack and on no other label; one for which there is no
 * such place is left out, and how many were is said in a corner. Labels of small stacks are placed first: large ones have
 * more places to go to. Time O(n²) for n stacks.
 */
final class FootprintLabels {

    private static final int ROWS = 9;
    private static final int COLUMNS = 5;
    private static final double GAP = 1.5;

    private final Canvas canvas;
    private final MapFrame frame;
    private final List<Stack> stacks;
    private final List<Rectangle2D> taken = new ArrayList<>();

    FootprintLabels(Canvas canvas, MapFrame frame, List<Stack> stacks) {
        this.canvas = canvas;
        this.frame = frame;
        this.stacks = stacks;
    }

    void draw() {
        int leftOut = 0;
        List<Stack> smallFirst = stacks.stream()
                .filter(stack -> !stack.outline().isEmpty())
                .sorted(Comparator.comparingDouble(
                                (Stack stack) -> stack.outline().getArea())
                        .thenComparing(Stack::label))
                .toList();
        String note = "";
        Rectangle2D corner = canvas.textBox(
                "999 of 999 labels have no room",
                frame.box().getMaxX() - 6,
                frame.box().getMaxY() - 10,
                Anchor.END,
                TextStyle.NOTE);
        if (stacks.size() > 1) {
            taken.add(corner);
        }
        for (Stack stack : smallFirst) {
            Point2D place = place(stack);
            if (place == null) {
                leftOut++;
            } else {
                canvas.haloText(stack.label(), place.getX(), place.getY(), Anchor.MIDDLE, TextStyle.LABEL);
            }
        }
        if (leftOut > 0) {
            note = leftOut + " of " + smallFirst.size() + " labels have no room";
            canvas.haloText(note, corner.getMaxX(), corner.getCenterY(), Anchor.END, TextStyle.NOTE);
        }
    }

    /** The free place nearest to the middle of the stack. */
    private @Nullable Point2D place(Stack stack) {
        Path2D shape = frame.area(stack.outline());
        Rectangle2D extent = shape.getBounds2D().createIntersection(frame.box());
        List<Point2D> places = new ArrayList<>();
        for (int row = 1; row < 2 * ROWS; row++) {
            for (int column = 1; column < 2 * COLUMNS; column++) {
                places.add(new Point2D.Double(
                        extent.getX() + extent.getWidth() * column / (2 * COLUMNS),
                        extent.getY() + extent.getHeight() * row / (2 * ROWS)));
            }
        }
        Point2D middle = new Point2D.Double(extent.getCenterX(), extent.getCenterY());
        places.sort(Comparator.comparingDouble(middle::distance));
        for (Point2D at : places) {
            Rectangle2D text = canvas.textBox(stack.label(), at.getX(), at.getY(), Anchor.MIDDLE, TextStyle.LABEL);
            Rectangle2D wide = new Rectangle2D.Double(
                    text.getX() - GAP, text.getY() - GAP, text.getWidth() + 2 * GAP, text.getHeight() + 2 * GAP);
            boolean fits = shape.contains(at) && frame.box().contains(wide);
            if (fits && taken.stream().noneMatch(wide::intersects)) {
                taken.add(wide);
                return at;
            }
        }
        return null;
    }
}
