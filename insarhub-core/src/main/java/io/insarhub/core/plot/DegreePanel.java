package io.insarhub.core.plot;

import io.insarhub.core.plot.Canvas.Anchor;
import io.insarhub.core.plot.NetworkModel.Node;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The lower panel: a bar for each scene, as high as its connections are many. Fewer than two stand out. */
final class DegreePanel {

    static final String AXIS_TITLE = "Connections";

    private static final int ENOUGH = 2;
    private static final double WIDEST_BAR = 13;
    private static final double NARROWEST_BAR = 1;
    private static final double NUMBER_RISE = 6;

    private final NetworkModel model;
    private final NetworkSummary summary;
    private final SceneMarks marks;
    private final TimeAxis time;
    private final ValueAxis counts;

    DegreePanel(NetworkModel model, NetworkSummary summary, SceneMarks marks, TimeAxis time, ValueAxis counts) {
        this.model = model;
        this.summary = summary;
        this.marks = marks;
        this.time = time;
        this.counts = counts;
    }

    /** The vertical axis that the degrees of a network need. */
    static ValueAxis axis(NetworkSummary summary, double bottom, double top) {
        return ValueAxis.counts(summary.degrees().map(d -> d.getMax()).orElse(0.0), bottom, top);
    }

    void draw(Canvas canvas) {
        double slot = slot();
        boolean numbered = roomForNumbers(canvas, slot);
        for (List<Integer> sameDate : byDate()) {
            double bar = barWidth(slot, sameDate);
            double left = time.x(model.nodes().get(sameDate.get(0)).time()) - bar * sameDate.size() / 2;
            for (int i = 0; i < sameDate.size(); i++) {
                drawBar(canvas, sameDate.get(i), left + i * bar, bar, numbered);
            }
        }
        noteFew(canvas);
    }

    private void drawBar(Canvas canvas, int node, double left, double width, boolean numbered) {
        int degree = summary.degree(node);
        double middle = left + width / 2;
        if (degree == 0) {
            marks.marker(node).draw(canvas, middle, counts.bottom() - 5, Math.min(3, Math.max(1.7, width / 2)));
            return;
        }
        double top = counts.y(degree);
        double gap = Math.min(0.8, 0.15 * width);
        canvas.fill(
                new Rectangle2D.Double(left + gap / 2, top, width - gap, counts.bottom() - top),
                degree < ENOUGH ? Palette.VERMILLION : Palette.BAR);
        if (numbered) {
            canvas.text(Integer.toString(degree), middle, top - NUMBER_RISE, Anchor.MIDDLE, TextStyle.LABEL);
        }
    }

    /** All bars have their number above them or none has. */
    private boolean roomForNumbers(Canvas canvas, double slot) {
        int most = (int) (double) summary.degrees().map(d -> d.getMax()).orElse(0.0);
        double narrowest =
                byDate().stream().mapToDouble(d -> barWidth(slot, d)).min().orElse(0);
        return canvas.textWidth(Integer.toString(most), TextStyle.LABEL) < narrowest
                && counts.y(most) - 2 * NUMBER_RISE > counts.top();
    }

    private static double barWidth(double slot, List<Integer> sameDate) {
        return Math.min(slot / sameDate.size(), WIDEST_BAR);
    }

    /** Says in words what the colour means, in the strip that the axis keeps free above the highest bar. */
    private void noteFew(Canvas canvas) {
        long few = IntStream.range(0, model.nodes().size())
                .filter(i -> !model.nodes().get(i).leftOut() && summary.degree(i) < ENOUGH)
                .count();
        if (few > 0) {
            String text = few + (few == 1 ? " scene" : " scenes") + " with fewer than " + ENOUGH + " connections";
            canvas.text(text, time.right(), counts.top() - 7, Anchor.END, TextStyle.NOTE);
        }
    }

    /** Width for the bars of one date: most of the shortest distance between two dates, and within the panel. */
    private double slot() {
        double[] x = byDate().stream()
                .mapToDouble(d -> time.x(model.nodes().get(d.get(0)).time()))
                .toArray();
        double nearest = IntStream.range(1, x.length)
                .mapToDouble(i -> x[i] - x[i - 1])
                .min()
                .orElse(time.right() - time.left());
        double toEdge = DoubleStream.of(x)
                .map(at -> Math.min(at - time.left(), time.right() - at))
                .min()
                .orElse(0);
        return Math.max(NARROWEST_BAR, Math.min(0.8 * nearest, 1.8 * toEdge));
    }

    private List<List<Integer>> byDate() {
        Map<LocalDate, List<Integer>> dates = new TreeMap<>();
        for (int i = 0; i < model.nodes().size(); i++) {
            Node node = model.nodes().get(i);
            dates.computeIfAbsent(LocalDate.ofInstant(node.time(), ZoneOffset.UTC), d -> new ArrayList<>())
                    .add(i);
        }
        return List.copyOf(dates.values());
    }
}
