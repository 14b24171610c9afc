package io.insarhub.core;

import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of a search's result in short.
 *
 * @param sceneCount how many scenes there are
 * @param withoutStack how many of them are in no stack, because their path or frame is unknown
 * @param stacks the stacks, by path and frame
 */
public record SearchSummary(int sceneCount, int withoutStack, List<StackLine> stacks) {

    private static final String UNKNOWN = "UNKNOWN";

    /** Copies the list. */
    public SearchSummary {
        stacks = List.copyOf(stacks);
    }

    /**
     * One stack.
     *
     * @param id path and frame
     * @param direction {@code ASCENDING} or {@code DESCENDING}; {@code UNKNOWN} where no record tells
     * @param count how many scenes it has
     * @param first date of the first one, UTC; null where no record tells
     * @param last date of the last one, UTC
     */
    public record StackLine(
            StackId id,
            String direction,
            int count,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {

        static StackLine of(StackId id, Scenes scenes) {
            List<LocalDate> dates = scenes.stream()
                    .map(Scene::date)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            String direction = scenes.stream()
                    .map(Scene::flightDirection)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(text -> text.toUpperCase(Locale.ROOT))
                    .orElse(UNKNOWN);
            return new StackLine(
                    id,
                    direction,
                    scenes.size(),
                    dates.isEmpty() ? null : dates.get(0),
                    dates.isEmpty() ? null : dates.get(dates.size() - 1));
        }

        /** In one line. */
        @Override
        public String toString() {
            String dates = first == null ? "dates unknown" : first + " to " + last;
            return String.format(Locale.ROOT, "%-12s %5d scenes  %s", id, count, dates);
        }
    }

    static SearchSummary of(Scenes scenes) {
        List<StackLine> lines = new ArrayList<>();
        scenes.groups().forEach((id, stack) -> lines.add(StackLine.of(id, stack)));
        return new SearchSummary(scenes.size(), scenes.ungrouped().size(), lines);
    }

    /** The stacks by direction. */
    public Map<String, List<StackLine>> byDirection() {
        return Collections.unmodifiableMap(stacks.stream()
                .collect(Collectors.groupingBy(StackLine::direction, TreeMap::new, Collectors.toList())));
    }

    /** For people: the totals, and by direction a line for each stack. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(sceneCount + " scenes in " + stacks.size() + " stacks");
        if (withoutStack > 0) {
            text.append("; ").append(withoutStack).append(" of unknown path or frame are in no stack");
        }
        byDirection().forEach((direction, lines) -> {
            int scenes = total(lines);
            text.append('\n')
                    .append(direction)
                    .append(": ")
                    .append(lines.size())
                    .append(" stacks, ");
            text.append(scenes).append(" scenes");
            lines.stream()
                    .sorted(Comparator.comparing(StackLine::id))
                    .forEach(line -> text.append("\n  ").append(line));
        });
        return text.toString();
    }

    private static int total(Collection<StackLine> lines) {
        return lines.stream().mapToInt(StackLine::count).sum();
    }
}
