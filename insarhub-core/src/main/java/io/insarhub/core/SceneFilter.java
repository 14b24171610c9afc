package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.search.Days;
import io.insarhub.core.search.SceneFields;
import io.insarhub.core.search.Values;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What scenes and stacks to keep of a search's result. Several values of one condition are alternatives; conditions must
 * all be met; a scene whose record does not tell is not met by a condition that asks. Conditions on a stack come last, in
 * this order: {@code min_count}, {@code max_count}, {@code latest_n}, {@code earliest_n}. Immutable.
 *
 * @see SearchResult#filter
 */
public final class SceneFilter implements Options {

    private static final List<String> FIELDS = List.of(
            "frame",
            "asfFrame",
            "flightDirection",
            "relativeOrbit",
            "absoluteOrbit",
            "lookDirection",
            "polarization",
            "processingLevel",
            "beamMode");

    private static final List<String> COUNTS = List.of("min_count", "max_count", "latest_n", "earliest_n");

    private final Map<String, Object> values;
    private final Set<StackId> stacks;
    private final List<Integer> months;

    private SceneFilter(Map<String, Object> values) {
        this.values = values;
        values.keySet().forEach(SceneFilter::requireKnown);
        stacks = stacks(values.get("path_frame"));
        months = Values.wholes("season", values.get("season"));
        if (months.stream().anyMatch(month -> month < 1 || month > 12)) {
            throw new BadOptionException("season", "must be months, 1 to 12, but is " + months);
        }
        double coverage = minCoverage().orElse(0);
        if (coverage < 0 || coverage > 1) {
            throw new BadOptionException("min_coverage", "must be a share of the area, 0 to 1, but is " + coverage);
        }
        COUNTS.forEach(this::count);
        conditions();
    }

    /** A filter that keeps everything. */
    public static SceneFilter defaults() {
        return of(Map.of());
    }

    /** Starts from a filter that keeps everything. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these conditions. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.values.putAll(values);
        return b;
    }

    /**
     * Reads conditions by their keys: {@code path_frame} (stacks as {@code p100_f466} or as pairs of numbers),
     * {@code start}, {@code end}, {@code frame}, {@code asfFrame}, {@code flightDirection}, {@code relativeOrbit},
     * {@code absoluteOrbit}, {@code lookDirection}, {@code polarization}, {@code processingLevel}, {@code beamMode},
     * {@code season} (months), {@code min_coverage}, {@code min_count}, {@code max_count}, {@code latest_n},
     * {@code earliest_n}. Absent and null keep everything.
     *
     * @throws BadOptionException naming the key that is unknown, or whose value cannot be used
     */
    public static SceneFilter of(Map<String, ?> map) {
        return new SceneFilter(JsonObjects.copyOf(map));
    }

    @Override
    public Map<String, Object> toMap() {
        return values;
    }

    /** Whether stacks of a search's area are asked for; null for all. */
    OptionalDouble minCoverage() {
        return Values.numbers("min_coverage", values.get("min_coverage")).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** The conditions on a scene by itself. */
    Predicate<Scene> conditions() {
        Predicate<Scene> all = scene -> true;
        for (String key : FIELDS) {
            Object value = values.get(key);
            if (value != null) {
                all = all.and(SceneFields.having(key, value, false));
            }
        }
        Optional<Instant> first = Optional.ofNullable(values.get("start")).map(value -> Days.first("start", value));
        Optional<Instant> last = Optional.ofNullable(values.get("end")).map(value -> Days.last("end", value));
        if (first.isPresent()) {
            all = all.and(scene -> scene.start() != null && !scene.start().isBefore(first.get()));
        }
        if (last.isPresent()) {
            all = all.and(scene -> scene.start() != null && !scene.start().isAfter(last.get()));
        }
        if (!stacks.isEmpty()) {
            all = all.and(scene -> scene.stackId().filter(stacks::contains).isPresent());
        }
        if (!months.isEmpty()) {
            all = all.and(scene -> {
                LocalDate date = scene.date();
                return date != null && months.contains(date.getMonthValue());
            });
        }
        return all;
    }

    /** The scenes to keep of a stack, which come in order of time. */
    List<Scene> limit(List<Scene> stack) {
        if (stack.size() < count("min_count").orElse(0)) {
            return List.of();
        }
        List<Scene> kept = stack.subList(0, Math.min(stack.size(), most("max_count")));
        kept = kept.subList(Math.max(0, kept.size() - most("latest_n")), kept.size());
        return kept.subList(0, Math.min(kept.size(), most("earliest_n")));
    }

    /** True if it asks for more of a stack than its scenes by themselves. */
    boolean limitsStacks() {
        return COUNTS.stream().anyMatch(key -> values.get(key) != null);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof SceneFilter other && other.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "SceneFilter" + values;
    }

    private int most(String key) {
        return count(key).orElse(Integer.MAX_VALUE);
    }

    private OptionalInt count(String key) {
        return Values.wholes(key, values.get(key)).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    private static void requireKnown(String key) {
        boolean known = FIELDS.contains(key)
                || COUNTS.contains(key)
                || List.of("path_frame", "start", "end", "season", "min_coverage")
                        .contains(key);
        if (!known) {
            throw new BadOptionException(key, "is no condition of a filter");
        }
    }

    private static Set<StackId> stacks(@Nullable Object value) {
        if (value == null) {
            return Set.of();
        }
        boolean pair = value instanceof List<?> list && list.size() == 2 && list.get(0) instanceof Number;
        Collection<?> all = value instanceof Collection<?> several && !pair ? several : List.of(value);
        Set<StackId> stacks = new LinkedHashSet<>();
        for (Object one : all) {
            if (one instanceof Collection<?> numbers) {
                List<Integer> both = Values.wholes("path_frame", numbers);
                if (both.size() != 2) {
                    throw new BadOptionException("path_frame", "must be pairs of path and frame, but has " + both);
                }
                stacks.add(StackId.of(both.get(0), both.get(1)));
            } else {
                stacks.add(StackId.parse(String.valueOf(one)));
            }
        }
        return stacks;
    }

    /** Collects conditions; not for use by several threads. */
    public static final class Builder {

        private final Map<String, Object> values = new LinkedHashMap<>();

        private Builder() {}

        /** Stacks. */
        public Builder pathFrame(StackId... stacks) {
            return set(
                    "path_frame", Arrays.stream(stacks).map(StackId::toString).toList());
        }

        /** The first day, UTC. */
        public Builder start(LocalDate day) {
            return set("start", day.toString());
        }

        /** The last day, UTC. */
        public Builder end(LocalDate day) {
            return set("end", day.toString());
        }

        /** Frames that scenes are grouped by. */
        public Builder frame(Integer... frames) {
            return set("frame", longs(frames));
        }

        /** ASF's frames. */
        public Builder asfFrame(Integer... frames) {
            return set("asfFrame", longs(frames));
        }

        /** {@code ASCENDING} or {@code DESCENDING}. */
        public Builder flightDirection(String direction) {
            return set("flightDirection", direction);
        }

        /** Paths. */
        public Builder relativeOrbit(Integer... paths) {
            return set("relativeOrbit", longs(paths));
        }

        /** Absolute orbits. */
        public Builder absoluteOrbit(Integer... orbits) {
            return set("absoluteOrbit", longs(orbits));
        }

        /** {@code R} or {@code L}. */
        public Builder lookDirection(String side) {
            return set("lookDirection", side);
        }

        /** Such as {@code VV+VH}. */
        public Builder polarization(String... values) {
            return set("polarization", List.of(values));
        }

        /** Such as {@code SLC}. */
        public Builder processingLevel(String... values) {
            return set("processingLevel", List.of(values));
        }

        /** Such as {@code IW}. */
        public Builder beamMode(String... values) {
            return set("beamMode", List.of(values));
        }

        /** Months, 1 to 12. */
        public Builder season(Integer... months) {
            return set("season", longs(months));
        }

        /** Least share of the search's area that a scene covers, 0 to 1. */
        public Builder minCoverage(double share) {
            return set("min_coverage", share);
        }

        /** Least number of scenes of a stack; smaller stacks go. */
        public Builder minCount(int scenes) {
            return set("min_count", (long) scenes);
        }

        /** Largest number of scenes of a stack; the earliest stay. */
        public Builder maxCount(int scenes) {
            return set("max_count", (long) scenes);
        }

        /** How many of the latest scenes of each stack stay. */
        public Builder latestN(int scenes) {
            return set("latest_n", (long) scenes);
        }

        /** How many of the earliest scenes of each stack stay. */
        public Builder earliestN(int scenes) {
            return set("earliest_n", (long) scenes);
        }

        /**
         * The filter.
         *
         * @throws BadOptionException naming the condition that cannot be used
         */
        public SceneFilter build() {
            return of(values);
        }

        private Builder set(String key, Object value) {
            values.put(key, value);
            return this;
        }

        private static List<Long> longs(Integer[] numbers) {
            List<Long> list = new ArrayList<>();
            for (Integer number : numbers) {
                list.add(number.longValue());
            }
            return list;
        }
    }
}
