package io.insarhub.hyp3.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An interferogram of two bursts, by ISCE2. Costs one credit.
 *
 * @param reference name of the older burst
 * @param secondary name of the later one, of the same ground and polarization
 * @param looks looks
 * @param applyWaterMask water masked out before unwrapping
 */
public record InsarIsceBurst(String reference, String secondary, Looks looks, boolean applyWaterMask)
        implements JobParameters {

    /** The service's name of the type. */
    public static final String JOB_TYPE = "INSAR_ISCE_BURST";

    /**
     * Checks the bursts.
     *
     * @throws io.insarhub.api.BadOptionException if they do not fit together
     */
    public InsarIsceBurst {
        Burst.parse("granules", reference).requireBefore(Burst.parse("granules", secondary), "granules");
    }

    @Override
    public String jobType() {
        return JOB_TYPE;
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("granules", List.of(reference, secondary));
        map.put("looks", looks.toString());
        map.put("apply_water_mask", applyWaterMask);
        return map;
    }
}
