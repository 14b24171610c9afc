package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.markup.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table for a notebook or a web page: {@link #toString} is HTML. Every cell is escaped, numbers stand to the right.
 * Immutable.
 */
public final class HtmlTable {

    private final List<String> columns;
    private final List<List<String>> rows;

    private HtmlTable(List<String> columns, List<List<String>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * A table of anything.
     *
     * @param rows of as many cells as there are columns; null is an empty cell
     * @throws BadOptionException if a row has more cells or fewer
     */
    public static HtmlTable of(List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        List<List<String>> cells = new ArrayList<>();
        for (List<? extends @Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new BadOptionException(
                        "rows", "must have a cell for each of " + columns.size() + " columns, but one is " + row);
            }
            cells.add(row.stream().map(cell -> Objects.toString(cell, "")).toList());
        }
        return new HtmlTable(List.copyOf(columns), List.copyOf(cells));
    }

    /** The stacks of a work folder: how far each is, and what comes next. */
    public static HtmlTable ofStacks(Workdir workdir) {
        return of(
                List.of("stack", "stage", "files", "problems", "next"),
                workdir.stacks().stream()
                        .map(StackFolder::status)
                        .map(s -> List.of(
                                s.stack(),
                                s.stage(),
                                s.present().size(),
                                s.problems().size(),
                                s.next()))
                        .toList());
    }

    /** The health of networks, a line each. */
    public static HtmlTable ofHealth(Map<StackId, PairNetwork> networks) {
        List<List<Object>> rows = new ArrayList<>();
        networks.forEach((id, network) -> {
            NetworkHealth health = network.health();
            rows.add(List.of(
                    id,
                    health.sceneCount(),
                    health.pairCount(),
                    health.components().size(),
                    health.bridges().size(),
                    health.leftOut().size(),
                    health.triplets(),
                    health.credits(NetworkHealth.CREDITS_PER_PAIR_20X4)));
        });
        return of(
                List.of("stack", "scenes", "pairs", "pieces", "bridges", "left out", "triplets", "credits (20x4)"),
                rows);
    }

    /** The pairs of a stack with their scores, 0 to 100, the best first; pairs without a score last. */
    public static HtmlTable ofScores(StackFile stack) {
        Map<ScenePair, Double> scores =
                stack.pairQuality().map(PairQuality::scores).orElse(Map.of());
        List<List<Object>> rows = stack.pairs().stream()
                .sorted(Comparator.comparingDouble(pair -> -scores.getOrDefault(pair, -1.0)))
                .map(pair -> List.<Object>of(
                        pair.reference(),
                        pair.secondary(),
                        scores.containsKey(pair) ? String.format(Locale.ROOT, "%.1f", scores.get(pair)) : ""))
                .toList();
        return of(List.of("reference", "secondary", "score"), rows);
    }

    /** The first rows alone. */
    public HtmlTable first(int count) {
        return new HtmlTable(columns, rows.subList(0, Math.min(count, rows.size())));
    }

    /** The table as HTML, without a style of its own. */
    @Override
    public String toString() {
        StringBuilder html = new StringBuilder("<table>\n<tr>");
        columns.forEach(
                column -> html.append("<th>").append(Markup.escaped(column)).append("</th>"));
        html.append("</tr>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (String cell : row) {
                html.append(cell.matches("-?\\d+(\\.\\d+)?") ? "<td style=\"text-align:right\">" : "<td>")
                        .append(Markup.escaped(cell))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</table>").toString();
    }
}
