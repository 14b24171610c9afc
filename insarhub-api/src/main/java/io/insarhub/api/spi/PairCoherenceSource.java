package io.insarhub.api.spi;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows what coherence to expect of the pairs of a stack before any of them is computed, for selectors that weigh pairs.
 * Found by {@link java.util.ServiceLoader}; safe for use by many threads.
 */
public interface PairCoherenceSource {

    /** The name it is called by, and what results give as their source. */
    String name();

    /**
     * Finds out what to expect. What it has to fetch for this it may keep in the stack's folder, which need not exist yet.
     *
     * @param latitude degrees north, WGS84, of the middle of the stack or of the area of interest
     * @param longitude degrees east, WGS84
     * @param area the area of interest as WKT, as the folder's config file has it or will have it; null if there is none
     * @param dates of the stack's scenes, UTC
     * @param context the stack's folder, whom to tell, and when to stop
     * @return what is expected of pairs of these dates; a pair of which nothing is known is empty there
     * @throws io.insarhub.api.InsarhubException if nothing at all could be found out
     */
    PairCoherence predict(
            double latitude, double longitude, @Nullable String area, Set<LocalDate> dates, StageContext context);
}
