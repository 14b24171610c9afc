package io.insarhub.quality.features;

import io.insarhub.api.Season;
import java.time.LocalDate;

/** How different the seasons of two dates are, as people at that latitude call them. */
public final class SeasonPenalty {

    private static final double ADJACENT = 0.35;
    private static final double OPPOSITE = 0.70;
    private static final double OPPOSITE_WITH_WINTER = 0.95;

    private SeasonPenalty() {}

    /**
     * 0 for the same season to 0.95 for winter and summer.
     *
     * @param latitude degrees; south of the equator the seasons are shifted by six months
     */
    public static double of(LocalDate date1, LocalDate date2, double latitude) {
        Season a = local(date1, latitude);
        Season b = local(date2, latitude);
        if (a == b) {
            return 0;
        }
        if (a.opposite() != b) {
            return ADJACENT;
        }
        return a == Season.WINTER || b == Season.WINTER ? OPPOSITE_WITH_WINTER : OPPOSITE;
    }

    private static Season local(LocalDate date, double latitude) {
        return latitude < 0 ? Season.of(date).opposite() : Season.of(date);
    }
}
