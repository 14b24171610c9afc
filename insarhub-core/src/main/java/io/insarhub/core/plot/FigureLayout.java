package io.insarhub.core.plot;

import io.insarhub.core.plot.Canvas.Anchor;
import io.insarhub.core.plot.NetworkModel.Node;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;

/** Puts the parts in their places: header, legend, network, connections, dates. Units of 1/96 inch throughout. */
final class FigureLayout {

    private static final double MARGIN = 12;
    private static final double RIGHT_MARGIN = 20;
    private static final double GAP = 6;
    private static final double GAP_BETWEEN_PANELS = 20;
    private static final double ROOM_FOR_DATES = 42;
    private static final double LOWER_PANEL_SHARE = 0.17;
    private static final double LOWEST_LOWER_PANEL = 70;
    private static final double AXIS_TITLE = 16;
    private static final double AXIS_TITLE_AT = MARGIN + 6;

    private final NetworkModel model;
    private final NetworkSummary summary;
    private final Canvas canvas;
    private final SceneMarks marks;
    private final PairLines lines;

    FigureLayout(NetworkModel model, NetworkSummary summary, Canvas canvas) {
        this.model = model;
        this.summary = summary;
        this.canvas = canvas;
        this.marks = new SceneMarks(model, summary);
        this.lines = new PairLines(model, summary);
    }

    void draw() {
        double right = canvas.width() - RIGHT_MARGIN;
        double top = new Header(model, summary).draw(canvas, MARGIN, right, MARGIN);
        Legend legend = new Legend(
                List.of(new PairLegend(model, summary, lines).items(), new SceneLegend(summary, marks).items()));
        top = legend.draw(canvas, MARGIN, right, top + 2) + GAP;

        double lowerBottom = canvas.height() - ROOM_FOR_DATES;
        double lowerTop = lowerBottom - Math.max(LOWEST_LOWER_PANEL, LOWER_PANEL_SHARE * canvas.height());
        drawPanels(top, lowerTop - GAP_BETWEEN_PANELS, lowerTop, lowerBottom, right);
    }

    private void drawPanels(double top, double bottom, double lowerTop, double lowerBottom, double right) {
        ValueAxis meters = BaselinePanel.axis(model, bottom, top);
        ValueAxis counts = DegreePanel.axis(summary, lowerBottom, lowerTop);
        double left = MARGIN + AXIS_TITLE + labelRoom(meters, counts);
        TimeAxis time = TimeAxis.around(model.nodes().stream().map(Node::time).toList(), left, right);
        List<Tick> dates = model.nodes().isEmpty() ? List.of() : time.ticks(s -> canvas.textWidth(s, TextStyle.TICK));

        PanelFrame upperFrame = new PanelFrame(time, meters, dates);
        BaselinePanel upper = new BaselinePanel(model, marks, lines, time, meters);
        upperFrame.drawGrid(canvas);
        canvas.within(upperFrame.box(), () -> upper.draw(canvas));
        upperFrame.drawAxes(canvas, BaselinePanel.axisTitle(canvas, meters), AXIS_TITLE_AT);
        new SceneLabels(model, summary, upper, inner(upperFrame.box())).draw(canvas);

        PanelFrame lowerFrame = new PanelFrame(time, counts, dates);
        lowerFrame.drawGrid(canvas);
        new DegreePanel(model, summary, marks, time, counts).draw(canvas);
        lowerFrame.drawAxes(canvas, DegreePanel.AXIS_TITLE, AXIS_TITLE_AT);
        lowerFrame.drawDates(canvas);
        sayWhereEmpty(upperFrame.box());
    }

    private double labelRoom(ValueAxis upper, ValueAxis lower) {
        return PanelFrame.TICK_LABEL_GAP
                + Stream.of(upper, lower)
                        .flatMap(a -> a.ticks().stream())
                        .mapToDouble(t -> canvas.textWidth(t.label(), TextStyle.TICK))
                        .max()
                        .orElse(0);
    }

    private void sayWhereEmpty(Rectangle2D box) {
        if (model.nodes().isEmpty()) {
            canvas.haloText("No scenes", box.getCenterX(), box.getCenterY(), Anchor.MIDDLE, TextStyle.SUBTITLE);
        }
    }

    private static Rectangle2D inner(Rectangle2D box) {
        return new Rectangle2D.Double(box.getX() + 2, box.getY() + 2, box.getWidth() - 4, box.getHeight() - 4);
    }
}
