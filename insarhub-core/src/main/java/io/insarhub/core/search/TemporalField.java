package io.insarhub.core.search;

import io.insarhub.api.BadOptionException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Start, end and season as CMR's {@code temporal[]} has them. */
final class TemporalField {

    /** Before the first civil radar satellite; a season must have a start, so that CMR knows its years. */
    private static final Instant BEFORE_ALL = Instant.parse("1978-01-01T00:00:00Z");

    private TemporalField() {}

    /** {@code start,end} with either side empty, {@code start,end,firstDay,lastDay} for a season; empty for no bounds. */
    static Optional<String> of(SearchRequest request) {
        Object startValue = request.get(SearchOption.START);
        Object endValue = request.get(SearchOption.END);
        Instant start = startValue == null ? null : Days.first(SearchOption.START.key(), startValue);
        Instant end = endValue == null ? null : Days.last(SearchOption.END.key(), endValue);
        if (start != null && end != null && end.isBefore(start)) {
            throw new BadOptionException(SearchOption.END.key(), "is " + end + ", before the start " + start);
        }
        List<Integer> days = Values.wholes(SearchOption.SEASON.key(), request.get(SearchOption.SEASON));
        if (!days.isEmpty()) {
            return Optional.of((start == null ? BEFORE_ALL : start) + "," + (end == null ? request.now() : end) + ","
                    + days.get(0) + "," + days.get(1));
        }
        return start == null && end == null
                ? Optional.empty()
                : Optional.of((start == null ? "" : start) + "," + (end == null ? "" : end));
    }
}
