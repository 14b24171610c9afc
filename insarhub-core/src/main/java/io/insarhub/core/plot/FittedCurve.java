package io.insarhub.core.plot;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A function of time that was fitted to a history.
 *
 * @param value its value at a date, in the unit of the history
 * @param texts what it says: velocity with its standard error, amplitudes, steps; one legend entry each
 * @param steps dates from which on a step counts
 * @param leftOut dates that it was not fitted to
 */
public record FittedCurve(
        ToDoubleFunction<LocalDate> value, List<String> texts, List<LocalDate> steps, Set<LocalDate> leftOut) {

    /** Copies the collections. */
    public FittedCurve {
        texts = List.copyOf(texts);
        steps = List.copyOf(steps);
        leftOut = Set.copyOf(leftOut);
    }
}
