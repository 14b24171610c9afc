package io.insarhub.hyp3;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a configuration asks of MintPy that the inversion in this process does not do: it is told, never passed over. */
final class MintpyOnly {

    /** MintPy's steps that are not done here, by the field that asks for them. */
    private static final Map<String, String> STEPS = Map.of(
            "troposphericDelay_method",
            "the troposphere is not corrected",
            "ionosphericDelay_method",
            "the ionosphere is not corrected",
            "solidEarthTides",
            "solid Earth tides are not corrected",
            "unwrapError_method",
            "errors of unwrapping are not corrected");

    private static final String SPANNING_TREE = "network_keepMinSpanTree";
    /** What these ask for is so here anyway. */
    private static final Map<String, String> DONE = Map.of(SPANNING_TREE, "yes", "geocode", "yes");
    /** Fields about files, machines and pictures, which change no result. */
    private static final List<String> HARMLESS = List.of("load_", "compute_", "plot");

    private MintpyOnly() {}

    /**
     * A line for each field that is set and has no effect.
     *
     * @param heeded the fields that have one
     */
    static List<String> warnings(MintpyConfig config, Collection<String> heeded) {
        Map<String, Object> defaults = MintpyConfig.hyp3Defaults().toMap();
        List<String> warnings = new ArrayList<>();
        new TreeMap<>(config.toMap()).forEach((field, set) -> {
            String value = set.toString();
            if (heeded.contains(field) || value.equals("auto") || isNothing(field, value)) {
                return;
            }
            if (STEPS.containsKey(field)) {
                warnings.add(STEPS.get(field) + ": " + field + " is MintPy's alone; use Hyp3_SBAS for it");
            } else if (!value.equals(defaults.get(field)) && HARMLESS.stream().noneMatch(field::startsWith)) {
                String why = MintpyKeys.isKnown(field) ? "is MintPy's alone; use Hyp3_SBAS for it" : "is not known";
                warnings.add(field + " = " + value + " has no effect: " + field + " " + why);
            }
        });
        return warnings;
    }

    /** Whether a value asks for nothing that is not so. */
    private static boolean isNothing(String field, String value) {
        boolean off = value.equals("no") || value.equals("none") || value.equals("None");
        return value.equals(DONE.get(field)) || (off && MintpyKeys.isKnown(field) && !field.equals(SPANNING_TREE));
    }
}
