package io.insarhub.api.spi;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * Tells facts about a place on a date (weather, snow, vegetation), for scoring pairs and for leaving out bad dates. Found
 * by {@link java.util.ServiceLoader}.
 */
public interface FeatureSource {

    /** The name it is called by, and what results give as their source. */
    String name();

    /** Names of the features that it can tell, for example {@code precip_3day} in millimetres or {@code temp_max} in °C. */
    Set<String> features();

    /**
     * Fetches what is known. A date or a feature that could not be had is absent from the result: absent means unknown,
     * never zero.
     *
     * @param latitude degrees north, WGS84
     * @param longitude degrees east, WGS84
     * @param dates the dates wanted, UTC
     * @param context the stack's folder, whom to tell, and when to stop
     * @return by date, the value of each feature
     * @throws io.insarhub.api.ServiceException if the source could not be asked at all
     */
    Map<LocalDate, Map<String, Double>> fetch(
            double latitude, double longitude, Set<LocalDate> dates, StageContext context);
}
