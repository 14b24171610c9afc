package io.insarhub.hyp3.job;

import io.insarhub.api.ScenePair;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares and reads job parameters, whoever wrote them. */
final class Parameters {

    private Parameters() {}

    /** The pair that {@code granules} names, if it names two. */
    static Optional<ScenePair> pair(Map<String, Object> parameters) {
        return parameters.get("granules") instanceof List<?> two
                        && two.size() == 2
                        && two.get(0) instanceof String first
                        && two.get(1) instanceof String second
                        && !first.isBlank()
                        && !second.isBlank()
                        && !first.equals(second)
                ? Optional.of(new ScenePair(first, second))
                : Optional.empty();
    }

    /** True if all that was asked for is there with the same value; the service fills in what was not. */
    static boolean covers(String jobType, Map<String, Object> answered, Map<String, Object> asked) {
        return asked.entrySet().stream()
                .allMatch(e -> same(
                        ordered(jobType, e.getKey(), e.getValue()),
                        ordered(jobType, e.getKey(), answered.get(e.getKey()))));
    }

    /** A parameter where the order does not matter has one order here: {@code INSAR_GAMMA} takes the earlier scene first itself. */
    static @Nullable Object ordered(String jobType, String key, @Nullable Object value) {
        return jobType.equals(InsarGamma.JOB_TYPE) && key.equals("granules") && value instanceof List<?> scenes
                ? scenes.stream().map(String::valueOf).sorted().toList()
                : value;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return new BigDecimal(x.toString()).compareTo(new BigDecimal(y.toString())) == 0;
        }
        return a == null ? b == null : a.equals(b);
    }
}
