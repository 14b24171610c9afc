package io.insarhub.core.plot;

import io.insarhub.core.aoi.BoundingBox;
import io.insarhub.core.plot.Canvas.Anchor;
import io.insarhub.core.plot.FootprintModel.Direction;
import io.insarhub.core.plot.FootprintModel.Stack;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** Puts the parts of a map of footprints in their places: header, legend, graticule, stacks, area, labels. */
final class FootprintLayout {

    private static final double MARGIN = 12;
    private static final double LINE = 19;
    private static final double LEFT_LABELS = 44;
    private static final double BOTTOM_LABELS = 26;
    private static final double SIGN = 18;
    private static final BasicStroke OUTLINE = new BasicStroke(1.4f);
    private static final BasicStroke HALO = new BasicStroke(3.6f);
    private static final BasicStroke AREA =
            new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {7, 4}, 0);

    private final FootprintModel model;
    private final Canvas canvas;
    private final List<Color> colors;

    FootprintLayout(FootprintModel model, Canvas canvas) {
        this.model = model;
        this.canvas = canvas;
        this.colors = StackColors.of(model.stacks());
    }

    void draw() {
        double right = canvas.width() - MARGIN;
        double top = header(right);
        top = new Legend(List.of(legend())).draw(canvas, MARGIN, right, top + 2) + 6;
        Rectangle2D box = new Rectangle2D.Double(
                MARGIN + LEFT_LABELS, top, right - MARGIN - LEFT_LABELS, canvas.height() - BOTTOM_LABELS - top);
        Geometry all = everything();
        if (all.isEmpty()) {
            canvas.draw(box, Palette.FRAME, new BasicStroke(0.9f));
            canvas.haloText("No footprints", box.getCenterX(), box.getCenterY(), Anchor.MIDDLE, TextStyle.SUBTITLE);
            return;
        }
        MapFrame frame = new MapFrame(BoundingBox.around(all), box);
        graticule(frame);
        canvas.within(box, () -> shapes(frame));
        canvas.draw(box, Palette.FRAME, new BasicStroke(0.9f));
        new FootprintLabels(canvas, frame, model.stacks(), colors).draw();
    }

    private double header(double right) {
        double y = MARGIN;
        if (!model.title().isBlank()) {
            canvas.text(
                    canvas.fitted(model.title().strip(), right - MARGIN, TextStyle.TITLE),
                    MARGIN,
                    y + LINE / 2,
                    Anchor.START,
                    TextStyle.TITLE);
            y += LINE;
        }
        if (!model.subtitle().isBlank()) {
            canvas.text(
                    canvas.fitted(model.subtitle(), right - MARGIN, TextStyle.SUBTITLE),
                    MARGIN,
                    y + LINE / 2,
                    Anchor.START,
                    TextStyle.SUBTITLE);
        }
        return y + LINE;
    }

    private List<LegendItem> legend() {
        List<LegendItem> items = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            List<Stack> stacks = model.stacks().stream()
                    .filter(stack -> stack.direction() == direction)
                    .toList();
            if (!stacks.isEmpty()) {
                int scenes = stacks.stream().mapToInt(Stack::scenes).sum();
                String text = direction.text() + ": " + FootprintText.count(stacks.size(), "stack") + ", "
                        + FootprintText.count(scenes, "scene");
                List<Color> all = StackColors.of(direction);
                List<Color> used = all.subList(0, Math.min(all.size(), stacks.size()));
                items.add(LegendItem.of(SIGN * used.size(), text, (c, x, y) -> swatches(c, used, x, y)));
            }
        }
        if (model.area() != null) {
            items.add(LegendItem.of(
                    SIGN * 2,
                    "Area of interest",
                    (c, x, y) -> c.draw(new Rectangle2D.Double(x, y - 5, SIGN * 2, 10), Palette.TEXT, AREA)));
        }
        return items;
    }

    private static void swatches(Canvas canvas, List<Color> colors, double x, double y) {
        for (int i = 0; i < colors.size(); i++) {
            Rectangle2D swatch = new Rectangle2D.Double(x + i * SIGN, y - 5, SIGN - 2, 10);
            canvas.fill(swatch, Palette.translucent(colors.get(i), 0.25));
            canvas.draw(swatch, colors.get(i), OUTLINE);
        }
    }

    private void graticule(MapFrame frame) {
        Rectangle2D box = frame.box();
        for (Tick tick : frame.meridians(72)) {
            canvas.line(tick.position(), box.getMinY(), tick.position(), box.getMaxY(), Palette.GRID, 0.8);
            double half = canvas.textWidth(tick.label(), TextStyle.TICK) / 2;
            if (tick.position() + half < canvas.width() - 2) {
                canvas.text(tick.label(), tick.position(), box.getMaxY() + 13, Anchor.MIDDLE, TextStyle.TICK);
            }
        }
        for (Tick tick : frame.parallels(52)) {
            canvas.line(box.getMinX(), tick.position(), box.getMaxX(), tick.position(), Palette.GRID, 0.8);
            canvas.text(tick.label(), box.getMinX() - 6, tick.position(), Anchor.END, TextStyle.TICK);
        }
    }

    private void shapes(MapFrame frame) {
        // few stacks are filled; of many, one over the other, only the outlines can be told apart
        double opacity = model.stacks().size() <= 20 ? 0.16 : 0.05;
        for (int i = 0; i < model.stacks().size(); i++) {
            Stack stack = model.stacks().get(i);
            canvas.fill(frame.area(stack.outline()), Palette.translucent(colors.get(i), opacity));
        }
        for (int i = 0; i < model.stacks().size(); i++) {
            canvas.draw(frame.outline(model.stacks().get(i).outline()), colors.get(i), OUTLINE);
        }
        Geometry area = model.area();
        if (area != null) {
            canvas.draw(frame.outline(area), Palette.translucent(Palette.PAPER, 0.8), HALO);
            canvas.draw(frame.outline(area), Palette.TEXT, AREA);
            for (int i = 0; i < area.getNumGeometries(); i++) {
                if (area.getGeometryN(i) instanceof Point at) {
                    canvas.fill(
                            new Ellipse2D.Double(frame.x(at.getX()) - 4, frame.y(at.getY()) - 4, 8, 8), Palette.TEXT);
                }
            }
        }
    }

    private Geometry everything() {
        List<Geometry> all = new ArrayList<>();
        model.stacks().forEach(stack -> parts(stack.outline(), all));
        if (model.area() != null) {
            parts(model.area(), all);
        }
        return new GeometryFactory().createGeometryCollection(all.toArray(Geometry[]::new));
    }

    private static void parts(Geometry shape, List<Geometry> into) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            into.add(shape.getGeometryN(i));
        }
    }
}
