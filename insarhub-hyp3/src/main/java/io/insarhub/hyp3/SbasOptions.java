package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Options of the small-baseline inversion, by MintPy's names and with its values; {@code auto} stands for the default, which
 * is MintPy's own. Keys that are not known are kept.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>key</th><th>default</th><th>meaning</th></tr>
 * <tr><td>weightFunc</td><td>var</td><td>var, fim, coh or no</td></tr>
 * <tr><td>minNormVelocity</td><td>yes</td><td>least norm of the velocities; no: of the phases</td></tr>
 * <tr><td>maskDataset</td><td>no</td><td>coherence, connectComponent or no</td></tr>
 * <tr><td>maskThreshold</td><td>0.4</td><td>least coherence of an observation, 0–1</td></tr>
 * <tr><td>minRedundancy</td><td>1.0</td><td>least number of interferograms a date</td></tr>
 * <tr><td>minTempCoh</td><td>0.7</td><td>least temporal coherence of a reliable pixel, 0–1</td></tr>
 * <tr><td>minNumPixel</td><td>100</td><td>least number of reliable pixels</td></tr>
 * <tr><td>shadowMask</td><td>yes</td><td>yes: what the geometry has in radar shadow ({@code shadowMask}) is not
 * reliable</td></tr>
 * <tr><td>reference_yx</td><td>REF_Y and REF_X of the stack, else the best pixel</td><td>"row, column"</td></tr>
 * <tr><td>waterMaskFile</td><td>waterMask.h5 in the output folder, or above that of the
 * stack; else none</td><td>a file, or no</td></tr>
 * <tr><td>troposphericDelay_method</td><td>no (MintPy: pyaps)</td><td>height_correlation: the stratified troposphere is
 * estimated from the height</td></tr>
 * <tr><td>troposphericDelay_polyOrder</td><td>1</td><td>degree of the polynomial of the height</td></tr>
 * <tr><td>troposphericDelay_looks</td><td>8</td><td>rows and columns that are averaged for the estimate</td></tr>
 * <tr><td>troposphericDelay_minCorrelation</td><td>0</td><td>least correlation with the height of a date, 0–1</td></tr>
 * <tr><td>deramp</td><td>no</td><td>linear, quadratic, linear_range, linear_azimuth, quadratic_range, quadratic_azimuth or
 * no</td></tr>
 * <tr><td>deramp_maskFile</td><td>maskTempCoh.h5</td><td>a file</td></tr>
 * <tr><td>timeFunc_polynomial</td><td>1</td><td>degree; 2: with acceleration</td></tr>
 * <tr><td>timeFunc_periodic</td><td>no</td><td>periods in years, such as "1.0, 0.5"</td></tr>
 * <tr><td>timeFunc_stepDate</td><td>no</td><td>dates, such as "20200704, 20201201"</td></tr>
 * <tr><td>topographicResidual</td><td>no (MintPy: yes)</td><td>yes: the error of the elevation model is estimated</td></tr>
 * <tr><td>topographicResidual_polyOrder</td><td>2</td><td>degree of the motion fitted with it</td></tr>
 * <tr><td>geometryFile</td><td>geometryGeo.h5 or geometryRadar.h5 beside the stack</td><td>a file</td></tr>
 * <tr><td>network_coherenceBased</td><td>no</td><td>yes: interferograms of low mean coherence are left out, but for a
 * spanning tree</td></tr>
 * <tr><td>network_minCoherence</td><td>0.7</td><td>least mean coherence of an interferogram, 0–1</td></tr>
 * <tr><td>maxMemory</td><td>1.0</td><td>memory for rasters, GB</td></tr>
 * <tr><td>numWorker</td><td>all cores</td><td>number of threads</td></tr>
 * </table>
 */
public final class SbasOptions implements Options {

    private static final SbasOptions DEFAULTS = new SbasOptions(Map.of());

    private final Map<String, Object> values;

    private SbasOptions(Map<String, ?> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        SbasSettings.check(this);
    }

    /** All as MintPy's {@code auto}. */
    public static SbasOptions defaults() {
        return DEFAULTS;
    }

    /**
     * By the names of the config file.
     *
     * @throws BadOptionException if a value is none that the key can have
     */
    public static SbasOptions of(Map<String, ?> values) {
        return new SbasOptions(values);
    }

    /** A builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.values.putAll(values);
        return b;
    }

    @Override
    public Map<String, Object> toMap() {
        return values;
    }

    /** What was given for a key; empty for {@code auto}. */
    Optional<String> text(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof List<?> list) {
            return Optional.of(
                    String.join(",", list.stream().map(String::valueOf).toList()));
        }
        String text = value.toString().strip();
        return text.isEmpty() || text.equalsIgnoreCase("auto") ? Optional.empty() : Optional.of(text);
    }

    /** The same, in lower case. */
    Optional<String> word(String key) {
        return text(key).map(text -> text.toLowerCase(Locale.ROOT));
    }

    boolean flag(String key, boolean otherwise) {
        return word(key)
                .map(word -> switch (word) {
                    case "yes", "true", "on", "1" -> true;
                    case "no", "false", "off", "0", "none" -> false;
                    default -> throw new BadOptionException(key, "\"" + word + "\" is neither yes, no nor auto");
                })
                .orElse(otherwise);
    }

    double number(String key, double otherwise, double least, double most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        double number = number(key, text.get());
        if (!(number >= least && number <= most)) {
            throw new BadOptionException(key, number + " is not within " + least + " and " + most);
        }
        return number;
    }

    int whole(String key, int otherwise, int least) {
        double number = number(key, otherwise, least, Integer.MAX_VALUE);
        if (number != Math.rint(number)) {
            throw new BadOptionException(key, number + " is not a whole number");
        }
        return (int) number;
    }

    static double number(String key, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new BadOptionException(key, "\"" + text + "\" is not a number", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SbasOptions options && options.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "SbasOptions" + values;
    }

    /** Builds options, key by key. */
    public static final class Builder {

        private final Map<String, Object> values = new LinkedHashMap<>();

        private Builder() {}

        /** Sets a key of the {@linkplain SbasOptions table}. */
        public Builder set(String key, Object value) {
            values.put(key, value);
            return this;
        }

        /** The weights: {@code var}, {@code fim}, {@code coh} or {@code no}. */
        public Builder weightFunc(String name) {
            return set("weightFunc", name);
        }

        /** The surface to take away from each date: {@code linear}, {@code quadratic}, {@code no}. */
        public Builder deramp(String name) {
            return set("deramp", name);
        }

        /** Row and column of the reference pixel. */
        public Builder reference(int row, int column) {
            return set("reference_yx", row + ", " + column);
        }

        /** Memory for rasters in GB. */
        public Builder maxMemory(double gigabytes) {
            return set("maxMemory", gigabytes);
        }

        /** The options; throws a {@link BadOptionException} if a value cannot be. */
        public SbasOptions build() {
            return new SbasOptions(values);
        }
    }
}
