package io.insarhub.hyp3.job;

import io.insarhub.api.json.JsonObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What jobs cost, by the service's table: a number for a type, or a table nested once for each of the parameters it
 * depends on. A list counts by its length. Immutable.
 */
public final class Costs {

    private final Map<String, Object> table;

    private Costs(Map<String, ?> table) {
        this.table = JsonObjects.copyOf(table);
    }

    /** Reads the answer of {@code GET /costs}. */
    public static Costs of(Map<String, ?> json) {
        return new Costs(json);
    }

    /** As documented in 2026, for when the service does not tell: for {@code INSAR_GAMMA} and the burst types. */
    public static Costs documented() {
        Map<String, Object> multi = new LinkedHashMap<>();
        for (Looks looks : Looks.values()) {
            Map<String, Object> byBursts = new LinkedHashMap<>();
            for (int bursts = 1; bursts <= InsarIsceMultiBurst.MOST_BURSTS; bursts++) {
                byBursts.put(Integer.toString(bursts), multiBurst(looks, bursts));
            }
            multi.put(looks.toString(), byBursts);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(InsarGamma.JOB_TYPE, table(List.of("looks"), Map.of("20x4", 10.0, "10x2", 15.0)));
        all.put(InsarIsceBurst.JOB_TYPE, Map.of("cost", 1.0));
        all.put(InsarIsceMultiBurst.JOB_TYPE, table(List.of("looks", "reference"), multi));
        return new Costs(all);
    }

    /** What a job costs, credits; empty if the table does not tell. */
    public OptionalDouble of(JobRequest job) {
        if (!(table.get(job.jobType()) instanceof Map<?, ?> entry)) {
            return OptionalDouble.empty();
        }
        @Nullable Object cost = entry.get("cost");
        if (entry.get("cost_parameters") instanceof List<?> parameters) {
            cost = entry.get("cost_table");
            for (Object parameter : parameters) {
                @Nullable Object value = job.parameters().get(String.valueOf(parameter));
                Object key = value instanceof List<?> list ? Integer.valueOf(list.size()) : String.valueOf(value);
                cost = cost instanceof Map<?, ?> level ? level.get(key.toString()) : null;
            }
        }
        return cost instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    /** The table as the service has it. */
    public Map<String, Object> toMap() {
        return table;
    }

    private static double multiBurst(Looks looks, int bursts) {
        return switch (looks) {
            case LOOKS_20X4 -> bursts <= 4 ? 1 : bursts <= 12 ? 5 : 10;
            case LOOKS_10X2 -> bursts <= 3 ? 1 : bursts <= 9 ? 5 : 10;
            case LOOKS_5X1 -> bursts == 1 ? 1 : bursts <= 10 ? 5.0 * (bursts - 1) : 90 + 5.0 * (bursts - 11);
        };
    }

    private static Map<String, Object> table(List<String> parameters, Map<String, ?> costs) {
        return Map.of("cost_parameters", parameters, "cost_table", costs);
    }
}
