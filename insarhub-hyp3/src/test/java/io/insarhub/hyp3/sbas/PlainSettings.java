package io.insarhub.hyp3.sbas;

import org.jspecify.annotations.Nullable;

/** Settings of a plain run: weights by variance, a linear ramp, velocity. */
final class PlainSettings {

    private PlainSettings() {}

    static Settings of(Settings.@Nullable Geometry geometry, Settings.Resources resources) {
        return new Settings(
                new InversionRules(Weighting.VAR, true, MaskLayer.NONE, 0.4, 1),
                0.7,
                1,
                true,
                null,
                null,
                null,
                null,
                RampKind.LINEAR,
                null,
                TimeFunction.LINEAR,
                geometry,
                resources);
    }
}
