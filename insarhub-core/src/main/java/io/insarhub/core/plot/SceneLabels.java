package io.insarhub.core.plot;

import io.insarhub.core.plot.Canvas.Anchor;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Names beside the marks, where they cover neither marks nor one another: of all scenes where these are few, else of the
 * scenes without a pair, which one needs to know. Where fewer than two thirds of them could be named, none is: a few
 * names would look like a choice.
 */
final class SceneLabels {

    private static final int FEW_SCENES = 32;
    private static final int LONGEST_LABEL = 24;
    private static final double SHARE_NEEDED = 2.0 / 3;
    private static final double CLEARANCE = 2;

    private final NetworkModel model;
    private final NetworkSummary summary;
    private final BaselinePanel panel;
    private final Rectangle2D room;

    private record Placed(String text, double x, double y, Anchor anchor, Rectangle2D box) {

        Rectangle2D clearBox() {
            return new Rectangle2D.Double(
                    box.getX() - CLEARANCE, box.getY(), box.getWidth() + 2 * CLEARANCE, box.getHeight());
        }
    }

    SceneLabels(NetworkModel model, NetworkSummary summary, BaselinePanel panel, Rectangle2D room) {
        this.model = model;
        this.summary = summary;
        this.panel = panel;
        this.room = room;
    }

    void draw(Canvas canvas) {
        boolean few = model.nodes().size() <= FEW_SCENES;
        List<Integer> named = IntStream.range(0, model.nodes().size())
                .filter(i -> few || summary.isolated(i))
                .boxed()
                .sorted(Comparator.comparing(i -> model.nodes().get(i).time()))
                .toList();
        List<Placed> placed = named.size() > FEW_SCENES ? List.of() : place(canvas, named);
        if (placed.size() >= SHARE_NEEDED * named.size()) {
            placed.forEach(p -> canvas.haloText(p.text(), p.x(), p.y(), p.anchor(), TextStyle.LABEL));
        }
    }

    /** Greedy, in the order of time: each name takes the free place around its mark that the fewest lines cross. */
    private List<Placed> place(Canvas canvas, List<Integer> named) {
        List<Rectangle2D> taken = new ArrayList<>();
        IntStream.range(0, model.nodes().size()).mapToObj(panel::markBox).forEach(taken::add);
        List<Placed> placed = new ArrayList<>();
        for (int i : named) {
            freePlace(canvas, i, taken).ifPresent(p -> {
                taken.add(p.clearBox());
                placed.add(p);
            });
        }
        return placed;
    }

    private Optional<Placed> freePlace(Canvas canvas, int i, List<Rectangle2D> taken) {
        String label = model.nodes().get(i).label().strip();
        if (label.isEmpty() || label.length() > LONGEST_LABEL) {
            return Optional.empty();
        }
        Rectangle2D mark = panel.markBox(i);
        double x = mark.getCenterX();
        double y = mark.getCenterY();
        double above = mark.getMinY() - 5;
        double below = mark.getMaxY() + 5;
        double toLeft = mark.getMinX() - 1;
        double toRight = mark.getMaxX() + 1;
        return List.of(
                        placed(canvas, label, x, above, Anchor.MIDDLE),
                        placed(canvas, label, x, below, Anchor.MIDDLE),
                        placed(canvas, label, toRight, y, Anchor.START),
                        placed(canvas, label, toLeft, y, Anchor.END),
                        placed(canvas, label, x, above, Anchor.START),
                        placed(canvas, label, x, above, Anchor.END),
                        placed(canvas, label, x, below, Anchor.START),
                        placed(canvas, label, x, below, Anchor.END))
                .stream()
                .filter(p -> room.contains(p.box()))
                .filter(p -> taken.stream().noneMatch(p.box()::intersects))
                .min(Comparator.comparingLong(p -> panel.linesThrough(p.box())));
    }

    private static Placed placed(Canvas canvas, String text, double x, double y, Anchor anchor) {
        return new Placed(text, x, y, anchor, canvas.textBox(text, x, y, anchor, TextStyle.LABEL));
    }
}
