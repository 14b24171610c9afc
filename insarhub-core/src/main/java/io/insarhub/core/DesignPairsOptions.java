package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.core.pairs.DesignLimits;
import io.insarhub.core.pairs.DesignLimits.Bridging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options of the designed selector. Defaults: two pairs a scene, the limits of {@link SelectPairsOptions} (120 days, 150
 * m), pieces that these leave apart joined by the best pairs there are, no long pairs asked for, least mean variance
 * (A-optimal), 80 looks (20×4).
 */
public final class DesignPairsOptions implements Options {

    /** The selector's name, as the option {@code selector} gives it. */
    public static final String SELECTOR = "designed";

    private static final Set<String> KEYS = Set.of(
            "selector",
            "max_pairs",
            "max_credits",
            "credits_per_pair",
            "bridging",
            "bridge_days",
            "bridge_meters",
            "long_pair_share",
            "long_pair_days",
            "long_pair_max_days",
            "criterion",
            "looks",
            ConstantDecay.KEY);

    private final SelectPairsOptions scenes;
    private final @Nullable Integer maxPairs;
    private final @Nullable Integer maxCredits;
    private final int creditsPerPair;
    private final Bridging bridging;
    private final double bridgeDays;
    private final double bridgeMeters;
    private final double longPairShare;
    private final double longPairDays;
    private final double longPairMaxDays;
    private final boolean determinant;
    private final double looks;
    private final @Nullable ConstantDecay decayModel;

    private DesignPairsOptions(Builder builder) {
        scenes = builder.scenes;
        maxPairs = builder.maxPairs;
        maxCredits = builder.maxCredits;
        creditsPerPair = builder.creditsPerPair;
        bridging = builder.bridging;
        bridgeDays = builder.bridgeDays;
        bridgeMeters = builder.bridgeMeters;
        longPairShare = builder.longPairShare;
        longPairDays = builder.longPairDays;
        longPairMaxDays = builder.longPairMaxDays;
        determinant = builder.determinant;
        looks = builder.looks;
        decayModel = builder.decayModel;
        check(maxPairs == null || maxPairs >= 1, "max_pairs", "must be 1 or more, but is " + maxPairs);
        check(maxCredits == null || maxCredits >= 1, "max_credits", "must be 1 or more, but is " + maxCredits);
        check(creditsPerPair >= 1, "credits_per_pair", "must be 1 or more, but is " + creditsPerPair);
        atLeastZero("bridge_days", bridgeDays);
        atLeastZero("bridge_meters", bridgeMeters);
        check(longPairShare >= 0 && longPairShare <= 1, "long_pair_share", "must be 0 to 1, but is " + longPairShare);
        atLeastZero("long_pair_days", longPairDays);
        check(
                Double.isFinite(longPairMaxDays) && longPairMaxDays >= longPairDays,
                "long_pair_max_days",
                "must be long_pair_days or more, but is " + longPairMaxDays);
        check(looks > 0 && Double.isFinite(looks), "looks", "must be more than 0, but is " + looks);
    }

    /** The defaults. */
    public static DesignPairsOptions defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.scenes = scenes;
        b.maxPairs = maxPairs;
        b.maxCredits = maxCredits;
        b.creditsPerPair = creditsPerPair;
        b.bridging = bridging;
        b.bridgeDays = bridgeDays;
        b.bridgeMeters = bridgeMeters;
        b.longPairShare = longPairShare;
        b.longPairDays = longPairDays;
        b.longPairMaxDays = longPairMaxDays;
        b.determinant = determinant;
        b.looks = looks;
        b.decayModel = decayModel;
        return b;
    }

    /**
     * Reads options by their keys; those that both selectors have ({@code dt_max}, {@code pb_max}, the weather's) are read
     * as {@link SelectPairsOptions} reads them, and unknown keys are kept.
     *
     * @throws BadOptionException naming the key, if a value is of the wrong type or out of range
     */
    public static DesignPairsOptions of(Map<String, ?> map) {
        Builder builder = builder();
        OptionReader reader = new OptionReader(map);
        Map<String, @Nullable Object> others = new LinkedHashMap<>(map);
        others.keySet().removeAll(KEYS);
        builder.scenes(SelectPairsOptions.of(others));
        reader.whole("max_pairs", builder::maxPairs);
        reader.whole("max_credits", builder::maxCredits);
        reader.whole("credits_per_pair", builder::creditsPerPair);
        reader.number("bridge_days", value -> builder.bridgeDays = value);
        reader.number("bridge_meters", value -> builder.bridgeMeters = value);
        reader.number("long_pair_share", value -> builder.longPairShare = value);
        reader.number("long_pair_days", value -> builder.longPairDays = value);
        reader.number("long_pair_max_days", value -> builder.longPairMaxDays = value);
        reader.number("looks", builder::looks);
        Object bridging = map.get("bridging");
        if (bridging != null) {
            builder.bridging = word("bridging", bridging, Bridging.values());
        }
        Object criterion = map.get("criterion");
        if (criterion != null) {
            builder.determinant = word("criterion", criterion, Criterion.values()) == Criterion.D;
        }
        Object decayModel = map.get(ConstantDecay.KEY);
        if (decayModel != null) {
            builder.decayModel = ConstantDecay.of(decayModel);
        }
        return builder.build();
    }

    private enum Criterion {
        A,
        D
    }

    private static <E extends Enum<E>> E word(String key, Object value, E[] words) {
        for (E word : words) {
            if (word.name().equals(value.toString().toUpperCase(Locale.ROOT))) {
                return word;
            }
        }
        throw new BadOptionException(key, "must be one of " + List.of(words) + ", but is " + value);
    }

    @Override
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("selector", SELECTOR);
        if (maxPairs != null) {
            map.put("max_pairs", (long) maxPairs);
        }
        if (maxCredits != null) {
            map.put("max_credits", (long) maxCredits);
        }
        map.put("credits_per_pair", (long) creditsPerPair);
        map.put("bridging", bridging.name());
        map.put("bridge_days", bridgeDays);
        map.put("bridge_meters", bridgeMeters);
        map.put("long_pair_share", longPairShare);
        map.put("long_pair_days", longPairDays);
        map.put("long_pair_max_days", longPairMaxDays);
        map.put("criterion", determinant ? "D" : "A");
        map.put("looks", looks);
        if (decayModel != null) {
            map.put(ConstantDecay.KEY, decayModel.toMap());
        }
        return JsonObjects.withAll(map, scenes.toMap());
    }

    /** What both selectors share: limits of days and metres, and which scenes take part. */
    public SelectPairsOptions scenes() {
        return scenes;
    }

    /** Most pairs of a stack; empty where the credits or the number of scenes decide. */
    public OptionalInt maxPairs() {
        return maxPairs == null ? OptionalInt.empty() : OptionalInt.of(maxPairs);
    }

    /** Most credits of a stack; empty where there is no such limit. */
    public OptionalInt maxCredits() {
        return maxCredits == null ? OptionalInt.empty() : OptionalInt.of(maxCredits);
    }

    /** Looks that a pixel is the mean of. */
    public double looks() {
        return looks;
    }

    /** The coherence to expect of every pair, where the caller says; nobody else is asked then. */
    public Optional<PairCoherence> decayModel() {
        return Optional.ofNullable(decayModel);
    }

    /** The budget for a stack: the least of what pairs and credits allow; without either, two pairs a scene. */
    int budget(int sceneCount) {
        int byPairs = maxPairs == null ? Integer.MAX_VALUE : maxPairs;
        int byCredits = maxCredits == null ? Integer.MAX_VALUE : maxCredits / creditsPerPair;
        int least = Math.min(byPairs, byCredits);
        return least == Integer.MAX_VALUE ? 2 * sceneCount : least;
    }

    DesignLimits limits(int sceneCount) {
        return new DesignLimits(
                budget(sceneCount),
                scenes.dtMaxDays(),
                scenes.pbMaxMeters(),
                bridging,
                bridgeDays,
                bridgeMeters,
                longPairShare,
                longPairDays,
                longPairMaxDays,
                determinant);
    }

    private static void atLeastZero(String key, double value) {
        check(Double.isFinite(value) && value >= 0, key, "must be 0 or more, but is " + value);
    }

    private static void check(boolean fine, String key, String problem) {
        if (!fine) {
            throw new BadOptionException(key, problem);
        }
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof DesignPairsOptions other && other.toMap().equals(toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    @Override
    public String toString() {
        return toMap().toString();
    }

    /** Collects options, starting from the defaults; not for use by several threads. */
    public static final class Builder {

        private SelectPairsOptions scenes = SelectPairsOptions.defaults();
        private @Nullable Integer maxPairs;
        private @Nullable Integer maxCredits;
        private int creditsPerPair = NetworkHealth.CREDITS_PER_PAIR_20X4;
        private Bridging bridging = Bridging.BEST;
        private double bridgeDays = 365;
        private double bridgeMeters = 300;
        private double longPairShare;
        private double longPairDays = 90;
        private double longPairMaxDays = 400;
        private boolean determinant;
        private double looks = 80;
        private @Nullable ConstantDecay decayModel;

        private Builder() {}

        /** Limits of days and metres, and which scenes take part; default {@link SelectPairsOptions#defaults}. */
        public Builder scenes(SelectPairsOptions options) {
            scenes = options;
            return this;
        }

        /** Most pairs of a stack ({@code max_pairs}); default two a scene. */
        public Builder maxPairs(int pairs) {
            maxPairs = pairs;
            return this;
        }

        /** Most credits of a stack ({@code max_credits}); no limit by default. */
        public Builder maxCredits(int credits) {
            maxCredits = credits;
            return this;
        }

        /** What a pair costs, credits ({@code credits_per_pair}); default 10, the price at 20×4 looks. */
        public Builder creditsPerPair(int credits) {
            creditsPerPair = credits;
            return this;
        }

        /** Pieces that the limits leave apart stay apart ({@code bridging} NEVER). */
        public Builder neverBridge() {
            bridging = Bridging.NEVER;
            return this;
        }

        /** Pieces that the limits leave apart are joined by the best pairs within wider ones ({@code bridging} WITHIN). */
        public Builder bridgeWithin(double days, double meters) {
            bridging = Bridging.WITHIN;
            bridgeDays = days;
            bridgeMeters = meters;
            return this;
        }

        /**
         * Asks for long pairs, against the bias of short ones ({@code long_pair_share}, {@code long_pair_days}, {@code
         * long_pair_max_days}).
         *
         * @param share share of the budget, 0–1; default 0
         * @param days time span from which a pair is long, days; default 90
         * @param maxDays longest time span of a long pair, days, beyond {@code dt_max} if need be; default 400
         */
        public Builder longPairs(double share, double days, double maxDays) {
            longPairShare = share;
            longPairDays = days;
            longPairMaxDays = maxDays;
            return this;
        }

        /** Chooses by the determinant of the covariance, D-optimal ({@code criterion} D), not by its trace. */
        public Builder byDeterminant() {
            determinant = true;
            return this;
        }

        /** Looks that a pixel is the mean of ({@code looks}); default 80, that is 20×4. */
        public Builder looks(double number) {
            looks = number;
            return this;
        }

        /**
         * What coherence to expect of every pair of the downloader's stacks: γ(t) = γ∞ + (γ0 − γ∞) e^(−t/τ) ({@code
         * decay_model}); by default what the class path knows.
         *
         * @param gammaInfinity γ∞, what stays, 0–1
         * @param gamma0 γ0, without time between, 0–1
         * @param tauDays τ, days
         */
        public Builder decayModel(double gammaInfinity, double gamma0, double tauDays) {
            decayModel = new ConstantDecay(gammaInfinity, gamma0, tauDays);
            return this;
        }

        /**
         * The options.
         *
         * @throws BadOptionException naming the option that is out of range
         */
        public DesignPairsOptions build() {
            return new DesignPairsOptions(this);
        }
    }
}
