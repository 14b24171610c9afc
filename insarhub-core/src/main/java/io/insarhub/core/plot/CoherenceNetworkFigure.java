package io.insarhub.core.plot;

import io.insarhub.api.BadFileException;
import io.insarhub.core.plot.Canvas.Anchor;
import io.insarhub.core.plot.NetworkModel.Node;
import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture of a network before and after interferograms were dropped for their coherence: perpendicular baseline against
 * time, lines coloured by coherence. One panel where none was dropped. Immutable; neither a display nor fonts are needed.
 */
public final class CoherenceNetworkFigure {

    private static final double WIDTH = 800;
    private static final double PANEL = 270;
    private static final double PANEL_HEAD = 28;
    private static final double MARGIN = 14;
    private static final double LEFT = 66;
    private static final double HEAD = 72;
    private static final double FOOT = 48;
    private static final double BAR_GAP = 20;
    private static final double RIGHT = BAR_GAP + ColorBar.WIDTH + ColorBar.LABELS + 10;
    private static final double LINE = 24;
    private static final ColorScale COHERENCE = new ColorScale(0, 1, false);

    private final CoherenceNetwork network;

    private CoherenceNetworkFigure(CoherenceNetwork network) {
        this.network = network;
    }

    /** A picture of a network. */
    public static CoherenceNetworkFigure of(CoherenceNetwork network) {
        return new CoherenceNetworkFigure(network);
    }

    /**
     * Draws the figure.
     *
     * @throws BadFileException where this Java cannot draw, for example on a display that is not there
     */
    public BufferedImage image() {
        return Canvas.picture(this::canvas, this::draw);
    }

    /**
     * Draws the figure into a PNG file, whole or not at all.
     *
     * @throws BadFileException where the file cannot be written, or as for {@link #image()}
     */
    public void writePng(Path file) {
        PngFile.write(image(), Canvas.SCALE, network.title(), file);
    }

    Canvas canvas() {
        int panels = network.dropped().isEmpty() ? 1 : 2;
        double height = HEAD + panels * (PANEL_HEAD + PANEL) + FOOT;
        return Canvas.of(WIDTH, height);
    }

    void draw(Canvas canvas) {
        Headline.draw(canvas, network.title(), network.caption(), MARGIN);
        new Legend(List.of(legend())).draw(canvas, MARGIN, WIDTH - MARGIN, MARGIN + Headline.HEIGHT);

        int all = network.pairs().size();
        int dropped = network.dropped().size();
        NetworkModel before = network.before();
        double top = HEAD + PANEL_HEAD;
        double bottom = top + PANEL;
        if (dropped == 0) {
            drawPanel(canvas, before, "All " + all + " interferograms are kept", false, top, true);
        } else {
            drawPanel(canvas, before, "Before: " + all + " interferograms", false, top, false);
            top = bottom + PANEL_HEAD;
            bottom = top + PANEL;
            String kept = "After: " + (all - dropped) + " kept, " + dropped + " dropped";
            drawPanel(canvas, network.after(), kept, true, top, true);
        }
        ColorBar.of(COHERENCE, "Mean coherence").draw(canvas, WIDTH - RIGHT + BAR_GAP, HEAD + 6, bottom);
    }

    private List<LegendItem> legend() {
        List<LegendItem> items = new ArrayList<>();
        if (!network.dropped().isEmpty()) {
            items.add(line("kept", CoherenceLines.solid(2)));
            items.add(line("dropped (grey in the lower panel)", CoherenceLines.dashed(2)));
        }
        if (network.pairs().stream().anyMatch(p -> Double.isNaN(p.coherence()))) {
            items.add(LegendItem.of(
                    LINE,
                    "coherence unknown",
                    (canvas, x, y) -> canvas.draw(
                            new Line2D.Double(x, y, x + LINE, y), Palette.UNSCORED, CoherenceLines.solid(2))));
        }
        if (new NetworkSummary(network.after()).isolatedScenes() > 0) {
            items.add(LegendItem.of(
                    10, "date without interferograms", (canvas, x, y) -> Marker.ISOLATED.draw(canvas, x + 5, y, 4)));
        }
        return items;
    }

    private static LegendItem line(String meaning, BasicStroke stroke) {
        return LegendItem.of(
                LINE,
                meaning,
                (canvas, x, y) -> canvas.draw(new Line2D.Double(x, y, x + LINE, y), COHERENCE.color(0.75), stroke));
    }

    private void drawPanel(
            Canvas canvas, NetworkModel model, String title, boolean pale, double top, boolean withDates) {
        double bottom = top + PANEL;
        ValueAxis meters = BaselinePanel.axis(model, bottom, top);
        TimeAxis time = TimeAxis.around(model.nodes().stream().map(Node::time).toList(), LEFT, WIDTH - RIGHT);
        PanelFrame frame = new PanelFrame(time, meters, time.ticks(s -> canvas.textWidth(s, TextStyle.TICK)));
        NetworkSummary summary = new NetworkSummary(model);
        BaselinePanel panel = new BaselinePanel(
                model,
                new SceneMarks(model, summary),
                new CoherenceLines(network.edges(), network.droppedEdges(), pale, COHERENCE),
                time,
                meters);
        canvas.text(title, LEFT, top - 11, Anchor.START, TextStyle.LEGEND_HEAD);
        frame.drawGrid(canvas);
        canvas.within(frame.box(), () -> panel.draw(canvas));
        frame.drawAxes(canvas, BaselinePanel.axisTitle(canvas, meters), MARGIN + 6);
        Rectangle2D box = frame.box();
        new SceneLabels(
                        model,
                        summary,
                        panel,
                        new Rectangle2D.Double(box.getX() + 2, box.getY() + 2, box.getWidth() - 4, box.getHeight() - 4))
                .draw(canvas);
        if (withDates) {
            frame.drawDates(canvas);
        }
    }
}
