package io.insarhub.core.plot;

import io.insarhub.core.plot.NetworkModel.Edge;
import io.insarhub.core.plot.NetworkModel.Node;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The main panel: scenes by time and perpendicular baseline, and the pairs between them. A pair's line is straight, but
 * an arc between scenes of one baseline or one date with another between them, where straight lines would hide one
 * another. Time O(n m)
 * for n scenes and m pairs.
 */
final class BaselinePanel {

    private static final String AXIS_TITLE = "Perpendicular baseline (m)";
    private static final String SHORT_AXIS_TITLE = "Baseline (m)";
    private static final double SAME = 0.1;
    private static final double HIGHEST_ARC = 0.8;

    private final NetworkModel model;
    private final SceneMarks marks;
    private final EdgeLines lines;
    private final TimeAxis time;
    private final ValueAxis meters;
    private final List<Point2D> places;
    private final List<Shape> shapes;

    BaselinePanel(NetworkModel model, SceneMarks marks, EdgeLines lines, TimeAxis time, ValueAxis meters) {
        this.model = model;
        this.marks = marks;
        this.lines = lines;
        this.time = time;
        this.meters = meters;
        this.places =
                IntStream.range(0, model.nodes().size()).mapToObj(this::place).toList();
        this.shapes = lines.inOrder().stream().map(this::line).toList();
    }

    /** The vertical axis that the scenes of a network need. */
    static ValueAxis axis(NetworkModel model, double bottom, double top) {
        DoubleSummaryStatistics baselines = model.nodes().stream()
                .mapToDouble(Node::perpendicularBaselineMeters)
                .filter(m -> !Double.isNaN(m))
                .summaryStatistics();
        return baselines.getCount() == 0
                ? ValueAxis.meters(0, 0, bottom, top)
                : ValueAxis.meters(baselines.getMin(), baselines.getMax(), bottom, top);
    }

    static String axisTitle(Canvas canvas, ValueAxis meters) {
        boolean room = canvas.textWidth(AXIS_TITLE, TextStyle.AXIS) < meters.bottom() - meters.top();
        return room ? AXIS_TITLE : SHORT_AXIS_TITLE;
    }

    void draw(Canvas canvas) {
        List<Edge> edges = lines.inOrder();
        for (int i = 0; i < edges.size(); i++) {
            canvas.draw(shapes.get(i), lines.color(edges.get(i)), lines.stroke(edges.get(i)));
        }
        for (int i = 0; i < model.nodes().size(); i++) {
            Point2D p = places.get(i);
            marks.marker(i).draw(canvas, p.getX(), p.getY(), marks.radius(i));
        }
    }

    /** The box that a scene's mark fills. */
    Rectangle2D markBox(int i) {
        double r = marks.radius(i) + 1;
        return new Rectangle2D.Double(places.get(i).getX() - r, places.get(i).getY() - r, 2 * r, 2 * r);
    }

    /** How many pairs' lines run through a box. */
    long linesThrough(Rectangle2D box) {
        return shapes.stream().filter(s -> s.intersects(box)).count();
    }

    private Shape line(Edge edge) {
        Point2D a = places.get(edge.from());
        Point2D b = places.get(edge.to());
        if (!coversAnother(edge, a, b)) {
            return new Line2D.Double(a, b);
        }
        return a.getX() <= b.getX() ? arc(a, b) : arc(b, a);
    }

    /** Whether a level or upright line runs through another scene, and so over the lines to it. */
    private boolean coversAnother(Edge edge, Point2D a, Point2D b) {
        boolean level = Math.abs(a.getY() - b.getY()) < SAME;
        boolean upright = Math.abs(a.getX() - b.getX()) < SAME;
        if (!level && !upright) {
            return false;
        }
        Line2D straight = new Line2D.Double(a, b);
        return IntStream.range(0, places.size())
                .filter(i -> i != edge.from() && i != edge.to())
                .mapToObj(places::get)
                .anyMatch(p -> straight.ptSegDist(p) < SAME && p.distance(a) > SAME && p.distance(b) > SAME);
    }

    /** An arc that bends towards the middle of the panel, where there is room for it; the longer, the higher. */
    private Shape arc(Point2D from, Point2D to) {
        double length = from.distance(to);
        double highest = HIGHEST_ARC * (meters.bottom() - meters.top());
        double bend = highest * (1 - Math.exp(-length / (2 * highest))) / length;
        double alongX = (to.getX() - from.getX()) * bend;
        double alongY = (to.getY() - from.getY()) * bend;
        double middleX = (from.getX() + to.getX()) / 2;
        double middleY = (from.getY() + to.getY()) / 2;
        double towardsX = (time.left() + time.right()) / 2 - middleX;
        double towardsY = (meters.bottom() + meters.top()) / 2 - middleY;
        int side = alongY * towardsX - alongX * towardsY >= -1e-6 ? 1 : -1;
        return new QuadCurve2D.Double(
                from.getX(), from.getY(), middleX + side * alongY, middleY - side * alongX, to.getX(), to.getY());
    }

    /** Where a scene stands; one without a baseline on the lower edge. */
    private Point2D place(int i) {
        Node node = model.nodes().get(i);
        double m = node.perpendicularBaselineMeters();
        return new Point2D.Double(
                time.x(node.time()), Double.isNaN(m) ? meters.bottom() - marks.radius(i) - 2 : meters.y(m));
    }
}
