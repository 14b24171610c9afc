package io.insarhub.api;

import java.time.LocalDate;
import java.util.Locale;

/**
 * A season of the year by the months of the northern hemisphere: winter is December to February, also at latitude −30.
 * The coherence data set and the decay maps use these names everywhere.
 */
public enum Season {
    /** December, January, February. */
    WINTER,
    /** March, April, May. */
    SPRING,
    /** June, July, August. */
    SUMMER,
    /** September, October, November. */
    FALL;

    /** The season that a date falls into, named as in the northern hemisphere. */
    public static Season of(LocalDate date) {
        return values()[date.getMonthValue() % 12 / 3];
    }

    /** The season six months away: what people south of the equator call this one. */
    public Season opposite() {
        return values()[(ordinal() + 2) % 4];
    }

    /** The name as files write it: {@code winter}, {@code spring}, {@code summer}, {@code fall}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
