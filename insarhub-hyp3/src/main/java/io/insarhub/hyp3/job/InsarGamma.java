package io.insarhub.hyp3.job;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.ScenePair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An interferogram of two whole scenes, by GAMMA.
 *
 * @param pair the scenes, full names of 67 characters
 * @param settings how
 */
public record InsarGamma(ScenePair pair, GammaSettings settings) implements JobParameters {

    /** The service's name of the type. */
    public static final String JOB_TYPE = "INSAR_GAMMA";

    private static final int NAME_LENGTH = 67;
    private static final Pattern GRANULE = Pattern.compile("^S1[ABCD]_IW_SLC__1S[SD][VH]");

    /**
     * Checks the names.
     *
     * @throws BadOptionException if one is not that of a scene that HyP3 takes
     */
    public InsarGamma {
        for (String scene : List.of(pair.reference(), pair.secondary())) {
            if (scene.length() != NAME_LENGTH || !GRANULE.matcher(scene).find()) {
                throw new BadOptionException(
                        "granules",
                        "must be names of IW SLC scenes of Sentinel-1 with 67 characters, VV or HH, but one is \""
                                + scene + "\"");
            }
        }
    }

    /** The job's name: {@code {prefix}_{reference start}_{secondary start}}. */
    public String name(String prefix) {
        return prefix + "_" + start(pair.reference()) + "_" + start(pair.secondary());
    }

    @Override
    public String jobType() {
        return JOB_TYPE;
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("granules", List.of(pair.reference(), pair.secondary()));
        map.putAll(settings.toMap());
        return map;
    }

    private static String start(String scene) {
        return scene.substring(17, 32);
    }
}
