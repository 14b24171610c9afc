package io.insarhub.quality.score;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects factors in a map of plain JSON values. */
public final class MapFactors implements FactorSink {

    private final Map<String, @Nullable Object> factors = new LinkedHashMap<>();
    private final Deque<Map<String, @Nullable Object>> open = new ArrayDeque<>();

    /** An empty collection. */
    public MapFactors() {
        open.push(factors);
    }

    /** What was collected. */
    @SuppressWarnings("NullAway") // null is a JSON value
    public Map<String, Object> toMap() {
        Map<String, Object> copy = new LinkedHashMap<>();
        copy.putAll(factors);
        return copy;
    }

    @Override
    public void number(String key, double value) {
        put(key, Double.isNaN(value) ? null : value);
    }

    @Override
    public void whole(String key, long value) {
        put(key, value);
    }

    @Override
    public void text(String key, @Nullable String value) {
        put(key, value);
    }

    @Override
    public void flag(String key, boolean value) {
        put(key, value);
    }

    @Override
    public void texts(String key, Iterable<String> values) {
        List<String> list = new ArrayList<>();
        values.forEach(list::add);
        put(key, list);
    }

    @Override
    public void segments(String key, Iterable<Segment> segments) {
        List<Object> list = new ArrayList<>();
        for (Segment segment : segments) {
            Double coherence = Double.isNaN(segment.coherence()) ? null : (Double) segment.coherence();
            list.add(Arrays.asList((long) segment.days(), segment.season().toString(), coherence));
        }
        put(key, list);
    }

    @Override
    public void begin(String key) {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        put(key, inner);
        open.push(inner);
    }

    @Override
    public void end() {
        open.pop();
    }

    private void put(String key, @Nullable Object value) {
        open.element().put(key, value);
    }
}
