package io.insarhub.hyp3.job;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An interferogram of several bursts, merged, by ISCE2.
 *
 * @param reference names of the older bursts, 1 to 15, all within two minutes
 * @param secondary names of the later ones, in the same order
 * @param looks looks
 * @param applyWaterMask water masked out before unwrapping
 */
public record InsarIsceMultiBurst(List<String> reference, List<String> secondary, Looks looks, boolean applyWaterMask)
        implements JobParameters {

    /** The service's name of the type. */
    public static final String JOB_TYPE = "INSAR_ISCE_MULTI_BURST";

    /** The most pairs of bursts in a job. */
    public static final int MOST_BURSTS = 15;

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /**
     * Checks the bursts.
     *
     * @throws io.insarhub.api.BadOptionException naming the list, if they do not fit together
     */
    public InsarIsceMultiBurst {
        reference = List.copyOf(reference);
        secondary = List.copyOf(secondary);
        Burst.require(
                !reference.isEmpty() && reference.size() <= MOST_BURSTS,
                "reference",
                "must have 1 to " + MOST_BURSTS + " bursts, but has " + reference.size());
        Burst.require(
                reference.size() == secondary.size(),
                "secondary",
                "must have as many bursts as the reference, " + reference.size() + ", but has " + secondary.size());
        List<Burst> older = bursts("reference", reference);
        List<Burst> later = bursts("secondary", secondary);
        for (int i = 0; i < older.size(); i++) {
            older.get(i).requireBefore(later.get(i), "reference and secondary");
        }
    }

    @Override
    public String jobType() {
        return JOB_TYPE;
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("reference", reference);
        map.put("secondary", secondary);
        map.put("looks", looks.toString());
        map.put("apply_water_mask", applyWaterMask);
        return map;
    }

    private static List<Burst> bursts(String option, List<String> names) {
        List<Burst> bursts =
                names.stream().map(name -> Burst.parse(option, name)).toList();
        Burst first = bursts.get(0);
        for (Burst burst : bursts) {
            Burst.require(
                    Duration.between(first.start(), burst.start()).abs().compareTo(LONGEST) <= 0
                            && burst.polarization().equals(first.polarization()),
                    option,
                    "must be of one pass (within two minutes) and one polarization, but are " + first.name() + " and "
                            + burst.name());
        }
        Burst.require(bursts.stream().map(Burst::id).distinct().count() == bursts.size(), option, "has a burst twice");
        return bursts;
    }
}
