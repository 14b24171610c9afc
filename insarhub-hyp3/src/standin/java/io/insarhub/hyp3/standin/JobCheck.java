package io.insarhub.hyp3.standin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the service refuses, in its words, and what it charges. */
final class JobCheck {

    static final int MOST_JOBS = 200;

    private static final Pattern GRANULE = Pattern.compile("^S1[ABCD]_IW_SLC__1S[SD][VH].{51}$");

    private static final Map<String, Set<String>> PARAMETERS = Map.of(
            "INSAR_GAMMA",
                    Set.of(
                            "granules",
                            "include_look_vectors",
                            "include_los_displacement",
                            "include_inc_map",
                            "looks",
                            "include_dem",
                            "include_wrapped_phase",
                            "apply_water_mask",
                            "include_displacement_maps",
                            "phase_filter_parameter"),
            "INSAR_ISCE_BURST", Set.of("granules", "looks", "apply_water_mask"),
            "INSAR_ISCE_MULTI_BURST", Set.of("reference", "secondary", "looks", "apply_water_mask"));

    private JobCheck() {}

    /** Refuses a request that is not well formed. */
    static List<Map<String, Object>> jobs(@Nullable Map<String, Object> body) throws Problem {
        if (body == null || !(body.get("jobs") instanceof List<?> list)) {
            throw new Problem(400, "'jobs' is a required property");
        }
        if (list.isEmpty()) {
            throw new Problem(400, "[] is too short");
        }
        if (list.size() > MOST_JOBS) {
            throw new Problem(400, "jobs is too long: " + list.size() + " > " + MOST_JOBS);
        }
        for (Object job : list) {
            check(job);
        }
        @SuppressWarnings("unchecked") // just checked
        List<Map<String, Object>> jobs = (List<Map<String, Object>>) list;
        return jobs;
    }

    private static void check(@Nullable Object value) throws Problem {
        if (!(value instanceof Map<?, ?> job) || !(job.get("job_parameters") instanceof Map<?, ?> parameters)) {
            throw new Problem(400, "'job_parameters' is a required property");
        }
        Set<String> known = PARAMETERS.get(String.valueOf(job.get("job_type")));
        if (known == null) {
            throw new Problem(400, job.get("job_type") + " is not one of " + PARAMETERS.keySet());
        }
        for (Object key : job.keySet()) {
            require(Set.of("job_type", "job_parameters", "name").contains(String.valueOf(key)), unexpected(key));
        }
        for (Object key : parameters.keySet()) {
            require(known.contains(String.valueOf(key)), unexpected(key));
        }
        if (job.containsKey("name")) {
            int length = String.valueOf(job.get("name")).length();
            require(
                    length >= 1 && length <= 100,
                    "'" + job.get("name") + "' is too " + (length < 1 ? "short" : "long"));
        }
        if ("INSAR_GAMMA".equals(job.get("job_type"))) {
            gamma(parameters);
        }
    }

    private static void gamma(Map<?, ?> parameters) throws Problem {
        if (!(parameters.get("granules") instanceof List<?> granules) || granules.size() != 2) {
            throw new Problem(400, parameters.get("granules") + " does not have two elements");
        }
        for (Object granule : granules) {
            require(
                    granule instanceof String name && GRANULE.matcher(name).matches(),
                    "'" + granule + "' does not match '^S1[ABCD]_IW_SLC__1S[SD][VH]'");
        }
        Object looks = parameters.get("looks");
        require(
                looks == null || Set.of("20x4", "10x2").contains(looks),
                "'" + looks + "' is not one of ['20x4', '10x2']");
        Object filter = parameters.get("phase_filter_parameter");
        require(
                filter == null || (filter instanceof Number n && n.doubleValue() >= 0 && n.doubleValue() <= 1),
                filter + " is greater than the maximum of 1");
    }

    /** What jobs like this one cost: spec's table. */
    static double cost(Map<String, Object> job) {
        Map<String, Object> parameters = parameters(job);
        String looks = parameters.get("looks") instanceof String s ? s : "20x4";
        return switch (String.valueOf(job.get("job_type"))) {
            case "INSAR_GAMMA" -> looks.equals("10x2") ? 15 : 10;
            case "INSAR_ISCE_MULTI_BURST" ->
                CostTable.multiBurst(looks, parameters.get("reference") instanceof List<?> l ? l.size() : 1);
            default -> 1;
        };
    }

    /** The parameters of a job that was found well formed. */
    @SuppressWarnings("unchecked") // the keys of JSON objects are strings
    static Map<String, Object> parameters(Map<String, Object> job) {
        return job.get("job_parameters") instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static String unexpected(Object key) {
        return "Additional properties are not allowed ('" + key + "' was unexpected)";
    }

    private static void require(boolean fine, String problem) throws Problem {
        if (!fine) {
            throw new Problem(400, problem);
        }
    }
}
