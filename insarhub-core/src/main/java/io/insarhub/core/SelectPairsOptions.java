package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.pairs.CompatibleSelector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options of pair selection. Defaults: spans near 6, 12, 24, 36, 48, 72 and 96 days (tolerance 3, at most 120), at most
 * 150 m of perpendicular baseline, 3 to 5 pairs a scene, days of snow (half of the ground) or rain (25 mm) avoided.
 *
 * @param dtTargetsDays wanted time spans, days ({@code dt_targets}); one or more
 * @param dtToleranceDays how far from a target a span may be, days ({@code dt_tol})
 * @param dtMaxDays longest span, days ({@code dt_max})
 * @param pbMaxMeters largest difference of perpendicular baselines, metres ({@code pb_max})
 * @param minDegree pairs that each scene should have ({@code min_degree})
 * @param maxDegree pairs that each scene may have ({@code max_degree})
 * @param forceConnect whether a scene with fewer than {@code minDegree} pairs gets its nearest in time ({@code
 *     force_connect})
 * @param avoidLowQualityDays whether days of snow or rain are dropped, where the weather is known ({@code
 *     avoid_low_quality_days})
 * @param snowThreshold share of the ground under snow from which a day is bad, 0–1 ({@code snow_threshold})
 * @param precipThresholdMm precipitation of three days from which a day is bad, mm ({@code precip_mm_threshold})
 * @param keepBaselineFraction whether baselines are compared with their fraction instead of rounded to whole metres, as
 *     ASF publishes them and the Python program sees them ({@code keep_bperp_fraction}, this library's own)
 * @param unknown other keys of the map these options came from, kept for {@link #toMap}
 */
public record SelectPairsOptions(
        List<Double> dtTargetsDays,
        double dtToleranceDays,
        double dtMaxDays,
        double pbMaxMeters,
        int minDegree,
        int maxDegree,
        boolean forceConnect,
        boolean avoidLowQualityDays,
        double snowThreshold,
        double precipThresholdMm,
        boolean keepBaselineFraction,
        Map<String, @Nullable Object> unknown)
        implements Options {

    private static final Set<String> KEYS = Set.of(
            "dt_targets",
            "dt_tol",
            "dt_max",
            "pb_max",
            "min_degree",
            "max_degree",
            "force_connect",
            "avoid_low_quality_days",
            "snow_threshold",
            "precip_mm_threshold",
            "keep_bperp_fraction");

    /**
     * Checks the ranges. A {@code minDegree} above {@code maxDegree} is allowed: trimming wins.
     *
     * @throws BadOptionException naming the option by its key
     */
    public SelectPairsOptions {
        dtTargetsDays = List.copyOf(dtTargetsDays);
        unknown = JsonObjects.copyOf(unknown);
        check(!dtTargetsDays.isEmpty(), "dt_targets", "needs at least one time span in days, but is empty");
        dtTargetsDays.forEach(days -> atLeast("dt_targets", days, 0, "days"));
        atLeast("dt_tol", dtToleranceDays, 0, "days");
        atLeast("dt_max", dtMaxDays, 0, "days");
        atLeast("pb_max", pbMaxMeters, 0, "metres");
        atLeast("min_degree", minDegree, 0, "pairs");
        atLeast("max_degree", maxDegree, 1, "pairs");
        check(
                snowThreshold >= 0 && snowThreshold <= 1,
                "snow_threshold",
                "must be a share of the ground, 0 to 1, but is " + snowThreshold);
        atLeast("precip_mm_threshold", precipThresholdMm, 0, "mm");
    }

    /** The defaults. */
    public static SelectPairsOptions defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        return new Builder()
                .dtTargetsDays(dtTargetsDays)
                .dtToleranceDays(dtToleranceDays)
                .dtMaxDays(dtMaxDays)
                .pbMaxMeters(pbMaxMeters)
                .minDegree(minDegree)
                .maxDegree(maxDegree)
                .forceConnect(forceConnect)
                .avoidLowQualityDays(avoidLowQualityDays)
                .snowThreshold(snowThreshold)
                .precipThresholdMm(precipThresholdMm)
                .keepBaselineFraction(keepBaselineFraction)
                .unknown(unknown);
    }

    /**
     * Reads options by their keys in a config file. What is absent or null keeps its default; unknown keys are kept.
     *
     * @throws BadOptionException naming the key, if a value is of the wrong type or out of range
     */
    public static SelectPairsOptions of(Map<String, ?> map) {
        Builder builder = builder();
        OptionReader reader = new OptionReader(map);
        reader.numbers("dt_targets", builder::dtTargetsDays);
        reader.number("dt_tol", builder::dtToleranceDays);
        reader.number("dt_max", builder::dtMaxDays);
        reader.number("pb_max", builder::pbMaxMeters);
        reader.whole("min_degree", builder::minDegree);
        reader.whole("max_degree", builder::maxDegree);
        reader.flag("force_connect", builder::forceConnect);
        reader.flag("avoid_low_quality_days", builder::avoidLowQualityDays);
        reader.number("snow_threshold", builder::snowThreshold);
        reader.number("precip_mm_threshold", builder::precipThresholdMm);
        reader.flag("keep_bperp_fraction", builder::keepBaselineFraction);
        Map<String, @Nullable Object> unknown = new LinkedHashMap<>(map);
        unknown.keySet().removeAll(KEYS);
        return builder.unknown(unknown).build();
    }

    /** These options by their keys in a config file, with the unknown keys; what {@link #of} reads. */
    @Override
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(
                "dt_targets",
                dtTargetsDays.stream().map(SelectPairsOptions::days).toList());
        map.put("dt_tol", days(dtToleranceDays));
        map.put("dt_max", days(dtMaxDays));
        map.put("pb_max", pbMaxMeters);
        map.put("min_degree", (long) minDegree);
        map.put("max_degree", (long) maxDegree);
        map.put("force_connect", forceConnect);
        map.put("avoid_low_quality_days", avoidLowQualityDays);
        map.put("snow_threshold", snowThreshold);
        map.put("precip_mm_threshold", precipThresholdMm);
        if (keepBaselineFraction) {
            // the Python program knows no such key
            map.put("keep_bperp_fraction", true);
        }
        return JsonObjects.withAll(map, unknown);
    }

    CompatibleSelector.Limits limits() {
        return new CompatibleSelector.Limits(
                dtTargetsDays, dtToleranceDays, dtMaxDays, pbMaxMeters, minDegree, maxDegree, forceConnect);
    }

    /** Whole days as an integer, which is how config files have them. */
    private static Object days(double value) {
        return value == Math.rint(value) && value < Long.MAX_VALUE ? (Object) (long) value : (Object) value;
    }

    private static void atLeast(String key, double value, double least, String unit) {
        check(
                Double.isFinite(value) && value >= least,
                key,
                "must be " + (long) least + " " + unit + " or more, but is " + value);
    }

    private static void check(boolean fine, String key, String problem) {
        if (!fine) {
            throw new BadOptionException(key, problem);
        }
    }

    /** Collects options, starting from the defaults; not for use by several threads. */
    public static final class Builder {

        private List<Double> dtTargetsDays = List.of(6.0, 12.0, 24.0, 36.0, 48.0, 72.0, 96.0);
        private double dtToleranceDays = 3;
        private double dtMaxDays = 120;
        private double pbMaxMeters = 150;
        private int minDegree = 3;
        private int maxDegree = 5;
        private boolean forceConnect = true;
        private boolean avoidLowQualityDays = true;
        private double snowThreshold = 0.5;
        private double precipThresholdMm = 25;
        private boolean keepBaselineFraction;
        private Map<String, @Nullable Object> unknown = Map.of();

        private Builder() {}

        /** Wanted time spans, days; default 6, 12, 24, 36, 48, 72, 96. */
        public Builder dtTargetsDays(List<Double> days) {
            dtTargetsDays = List.copyOf(days);
            return this;
        }

        /** How far from a target a span may be, days; default 3. */
        public Builder dtToleranceDays(double days) {
            dtToleranceDays = days;
            return this;
        }

        /** Longest span, days; default 120. */
        public Builder dtMaxDays(double days) {
            dtMaxDays = days;
            return this;
        }

        /** Largest difference of perpendicular baselines, metres; default 150. */
        public Builder pbMaxMeters(double meters) {
            pbMaxMeters = meters;
            return this;
        }

        /** Pairs that each scene should have; default 3. */
        public Builder minDegree(int pairs) {
            minDegree = pairs;
            return this;
        }

        /** Pairs that each scene may have; default 5. */
        public Builder maxDegree(int pairs) {
            maxDegree = pairs;
            return this;
        }

        /** Whether scenes with too few pairs get more; default true. */
        public Builder forceConnect(boolean value) {
            forceConnect = value;
            return this;
        }

        /** Whether days of snow or rain are dropped, where the weather is known; default true. */
        public Builder avoidLowQualityDays(boolean value) {
            avoidLowQualityDays = value;
            return this;
        }

        /** Share of the ground under snow from which a day is bad, 0–1; default 0.5. */
        public Builder snowThreshold(double share) {
            snowThreshold = share;
            return this;
        }

        /** Precipitation of three days from which a day is bad, mm; default 25. */
        public Builder precipThresholdMm(double mm) {
            precipThresholdMm = mm;
            return this;
        }

        /** Whether baselines are compared with their fraction, not in whole metres; default false. */
        public Builder keepBaselineFraction(boolean value) {
            keepBaselineFraction = value;
            return this;
        }

        private Builder unknown(Map<String, @Nullable Object> map) {
            unknown = map;
            return this;
        }

        /**
         * The options.
         *
         * @throws BadOptionException naming the option that is out of range
         */
        public SelectPairsOptions build() {
            return new SelectPairsOptions(
                    dtTargetsDays,
                    dtToleranceDays,
                    dtMaxDays,
                    pbMaxMeters,
                    minDegree,
                    maxDegree,
                    forceConnect,
                    avoidLowQualityDays,
                    snowThreshold,
                    precipThresholdMm,
                    keepBaselineFraction,
                    unknown);
        }
    }
}
