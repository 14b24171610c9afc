package io.insarhub.quality.sources;

import io.insarhub.api.Cancellation;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** A service that tells of a place by date. */
@FunctionalInterface
interface DaySource {

    /**
     * What it told.
     *
     * @param days by date the features that are known; others are absent
     * @param problem why dates are missing; null if nothing went wrong
     */
    record Answer(
            Map<LocalDate, Map<String, Double>> days,
            @Nullable String problem) {

        static Answer of(Map<LocalDate, Map<String, Double>> days) {
            return new Answer(days, null);
        }

        static Answer none(String problem) {
            return new Answer(Map.of(), problem);
        }
    }

    /**
     * Asks.
     *
     * @throws io.insarhub.api.InsarhubException if it could not be asked at all
     */
    Answer ask(Spot spot, NavigableSet<LocalDate> dates, Cancellation cancellation);
}
