package io.insarhub.core.plot;

import io.insarhub.core.plot.Canvas.Anchor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines above the plot: the title, what the network amounts to, and a warning where it is in pieces. */
final class Header {

    private static final String SEPARATOR = "  ·  ";
    private static final double TITLE_HEIGHT = 20;
    private static final double SUBTITLE_HEIGHT = 18;

    private final NetworkModel model;
    private final NetworkSummary summary;

    Header(NetworkModel model, NetworkSummary summary) {
        this.model = model;
        this.summary = summary;
    }

    /** Draws between two places from a height downwards, and returns the height below it. */
    double draw(Canvas canvas, double left, double right, double top) {
        double room = right - left;
        double y = top + TITLE_HEIGHT / 2;
        if (summary.components() > 1) {
            String warning = "Network in " + summary.components() + " pieces";
            canvas.text(warning, right, y, Anchor.END, TextStyle.WARNING);
            room -= canvas.textWidth(warning, TextStyle.WARNING) + 16;
        }
        if (!model.title().isBlank()) {
            canvas.text(
                    canvas.fitted(model.title().strip(), room, TextStyle.TITLE),
                    left,
                    y,
                    Anchor.START,
                    TextStyle.TITLE);
        }
        canvas.text(
                subtitle(canvas, right - left),
                left,
                top + TITLE_HEIGHT + SUBTITLE_HEIGHT / 2,
                Anchor.START,
                TextStyle.SUBTITLE);
        return top + TITLE_HEIGHT + SUBTITLE_HEIGHT;
    }

    /** Whole parts only: half a number would mislead. */
    private String subtitle(Canvas canvas, double room) {
        List<String> parts = parts();
        while (parts.size() > 1 && canvas.textWidth(String.join(SEPARATOR, parts), TextStyle.SUBTITLE) > room) {
            parts.remove(parts.size() - 1);
        }
        return String.join(SEPARATOR, parts);
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        parts.add(count(model.nodes().size() - summary.leftOutScenes(), "scene"));
        parts.add(count(model.edges().size(), "pair"));
        parts.add(count(summary.components(), "component"));
        summary.scores().ifPresent(s -> {
            String mean = String.format(Locale.ROOT, "mean score %.1f", s.getAverage());
            boolean all = s.getCount() == model.edges().size();
            parts.add(all ? mean : mean + " (" + s.getCount() + " scored)");
        });
        if (!model.nodes().isEmpty()) {
            parts.add(dates());
        }
        return parts;
    }

    private String dates() {
        List<LocalDate> dates =
                model.nodes().stream().map(n -> date(n.time())).sorted().toList();
        LocalDate first = dates.get(0);
        LocalDate last = dates.get(dates.size() - 1);
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    private static LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
