package io.insarhub.core.plot;

import io.insarhub.core.plot.Canvas.Anchor;
import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Grid, frame and vertical axis of a panel; and, for the lowest one, the dates. */
final class PanelFrame {

    static final double TICK_LABEL_GAP = 6;

    private static final double TICK = 3.5;
    private static final double DATE_DROP = 13;
    private static final double DATE_TITLE_DROP = 30;
    private static final String DATE_TITLE = "Acquisition date (UTC)";

    private final TimeAxis time;
    private final ValueAxis values;
    private final List<Tick> dates;

    PanelFrame(TimeAxis time, ValueAxis values, List<Tick> dates) {
        this.time = time;
        this.values = values;
        this.dates = dates;
    }

    void drawGrid(Canvas canvas) {
        for (Tick tick : values.ticks()) {
            canvas.line(time.left(), tick.position(), time.right(), tick.position(), Palette.GRID, 0.8);
        }
        dates.stream()
                .filter(Tick::labelled)
                .forEach(
                        t -> canvas.line(t.position(), values.bottom(), t.position(), values.top(), Palette.GRID, 0.8));
    }

    void drawAxes(Canvas canvas, String title, double titleX) {
        canvas.draw(box(), Palette.FRAME, new BasicStroke(0.9f));
        for (Tick tick : values.ticks()) {
            canvas.line(time.left() - TICK, tick.position(), time.left(), tick.position(), Palette.FRAME, 0.9);
            canvas.text(tick.label(), time.left() - TICK_LABEL_GAP, tick.position(), Anchor.END, TextStyle.TICK);
        }
        for (Tick tick : dates) {
            double length = tick.labelled() ? TICK : TICK * 0.55;
            canvas.line(
                    tick.position(), values.bottom(), tick.position(), values.bottom() + length, Palette.FRAME, 0.9);
        }
        canvas.uprightText(title, titleX, (values.bottom() + values.top()) / 2, TextStyle.AXIS);
    }

    void drawDates(Canvas canvas) {
        for (Tick tick : dates) {
            double half = canvas.textWidth(tick.label(), TextStyle.TICK) / 2;
            if (tick.labelled() && tick.position() + half < canvas.width() - 2) {
                canvas.text(tick.label(), tick.position(), values.bottom() + DATE_DROP, Anchor.MIDDLE, TextStyle.TICK);
            }
        }
        double middle = (time.left() + time.right()) / 2;
        canvas.text(DATE_TITLE, middle, values.bottom() + DATE_TITLE_DROP, Anchor.MIDDLE, TextStyle.AXIS);
    }

    Rectangle2D box() {
        return new Rectangle2D.Double(
                time.left(), values.top(), time.right() - time.left(), values.bottom() - values.top());
    }
}
