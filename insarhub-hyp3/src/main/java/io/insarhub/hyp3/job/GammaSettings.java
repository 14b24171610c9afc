package io.insarhub.hyp3.job;

import io.insarhub.api.BadOptionException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How {@code INSAR_GAMMA} makes an interferogram.
 *
 * @param includeLookVectors look vectors beside it ({@code include_look_vectors})
 * @param includeLosDisplacement displacement along the line of sight beside it ({@code include_los_displacement})
 * @param includeIncMap incidence angles beside it ({@code include_inc_map})
 * @param looks looks ({@code looks}): 20x4 or 10x2
 * @param includeDem the elevation model beside it ({@code include_dem})
 * @param includeWrappedPhase the wrapped phase beside it ({@code include_wrapped_phase})
 * @param applyWaterMask water masked out before unwrapping ({@code apply_water_mask})
 * @param includeDisplacementMaps maps of displacement beside it ({@code include_displacement_maps})
 * @param phaseFilterParameter strength of the adaptive phase filter, 0–1 ({@code phase_filter_parameter})
 */
public record GammaSettings(
        boolean includeLookVectors,
        boolean includeLosDisplacement,
        boolean includeIncMap,
        Looks looks,
        boolean includeDem,
        boolean includeWrappedPhase,
        boolean applyWaterMask,
        boolean includeDisplacementMaps,
        double phaseFilterParameter) {

    private static final GammaSettings DEFAULTS =
            new GammaSettings(true, false, true, Looks.LOOKS_20X4, true, false, true, true, 0.6);

    /**
     * Checks the ranges.
     *
     * @throws BadOptionException naming the parameter
     */
    public GammaSettings {
        if (looks == Looks.LOOKS_5X1) {
            throw new BadOptionException("looks", "must be 20x4 or 10x2 for whole scenes, but is 5x1");
        }
        if (!(phaseFilterParameter >= 0 && phaseFilterParameter <= 1)) {
            throw new BadOptionException("phase_filter_parameter", "must be 0 to 1, but is " + phaseFilterParameter);
        }
    }

    /** Look vectors, incidence angles, elevation model, displacement; 20x4 looks; water masked; filter 0.6. */
    public static GammaSettings defaults() {
        return DEFAULTS;
    }

    /** Settings that begin as {@link #defaults()}. */
    public static Builder builder() {
        return new Builder(DEFAULTS);
    }

    /** The settings in the service's names. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("include_look_vectors", includeLookVectors);
        map.put("include_los_displacement", includeLosDisplacement);
        map.put("include_inc_map", includeIncMap);
        map.put("looks", looks.toString());
        map.put("include_dem", includeDem);
        map.put("include_wrapped_phase", includeWrappedPhase);
        map.put("apply_water_mask", applyWaterMask);
        map.put("include_displacement_maps", includeDisplacementMaps);
        map.put("phase_filter_parameter", phaseFilterParameter);
        return map;
    }

    /** Collects settings; what is not set keeps its default. */
    public static final class Builder {

        private boolean includeLookVectors;
        private boolean includeLosDisplacement;
        private boolean includeIncMap;
        private Looks looks;
        private boolean includeDem;
        private boolean includeWrappedPhase;
        private boolean applyWaterMask;
        private boolean includeDisplacementMaps;
        private double phaseFilterParameter;

        private Builder(GammaSettings from) {
            includeLookVectors = from.includeLookVectors;
            includeLosDisplacement = from.includeLosDisplacement;
            includeIncMap = from.includeIncMap;
            looks = from.looks;
            includeDem = from.includeDem;
            includeWrappedPhase = from.includeWrappedPhase;
            applyWaterMask = from.applyWaterMask;
            includeDisplacementMaps = from.includeDisplacementMaps;
            phaseFilterParameter = from.phaseFilterParameter;
        }

        /** Look vectors beside the interferogram. */
        public Builder includeLookVectors(boolean value) {
            includeLookVectors = value;
            return this;
        }

        /** Displacement along the line of sight beside it. */
        public Builder includeLosDisplacement(boolean value) {
            includeLosDisplacement = value;
            return this;
        }

        /** Incidence angles beside it. */
        public Builder includeIncMap(boolean value) {
            includeIncMap = value;
            return this;
        }

        /** Looks, 20x4 or 10x2. */
        public Builder looks(Looks value) {
            looks = value;
            return this;
        }

        /** The elevation model beside it. */
        public Builder includeDem(boolean value) {
            includeDem = value;
            return this;
        }

        /** The wrapped phase beside it. */
        public Builder includeWrappedPhase(boolean value) {
            includeWrappedPhase = value;
            return this;
        }

        /** Water masked out before unwrapping. */
        public Builder applyWaterMask(boolean value) {
            applyWaterMask = value;
            return this;
        }

        /** Maps of displacement beside it. */
        public Builder includeDisplacementMaps(boolean value) {
            includeDisplacementMaps = value;
            return this;
        }

        /** Strength of the adaptive phase filter, 0–1. */
        public Builder phaseFilterParameter(double value) {
            phaseFilterParameter = value;
            return this;
        }

        /**
         * The settings.
         *
         * @throws BadOptionException naming the parameter that is out of range
         */
        public GammaSettings build() {
            return new GammaSettings(
                    includeLookVectors,
                    includeLosDisplacement,
                    includeIncMap,
                    looks,
                    includeDem,
                    includeWrappedPhase,
                    applyWaterMask,
                    includeDisplacementMaps,
                    phaseFilterParameter);
        }
    }
}
