package io.insarhub.quality;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Options;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.quality.score.PairScoring;
import io.insarhub.quality.sources.SourceSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How pairs are scored, and who is asked for what the folder lacks. Defaults: no loss from a coherence of 0.60 on (release
 * 0.4 of the Python program: 0.40), the best way of scoring that is possible, services at their public addresses, decay
 * maps of 0.01°. Immutable.
 */
public final class QualityOptions implements Options {

    private static final String GOOD_COHERENCE = "good_coherence";
    private static final String FLAT = "flat";
    private static final String OFFLINE = "offline";
    private static final String FINE_COHERENCE = "fine_coherence";
    private static final String WEATHER = "weather_url";
    private static final String SNOW = "snow_url";
    private static final String LOGIN = "earthdata_url";
    private static final String VEGETATION = "vegetation_url";
    private static final String FIRE = "fire_url";
    private static final String LAND_COVER = "land_cover_url";
    private static final String COHERENCE = "coherence_url";
    /** Below this coherence a pair has lost everything: the lower end of the scale. */
    private static final double WORST_COHERENCE = 0.10;

    private final PairScoring scoring;
    private final SourceSettings sources;
    private final Map<String, Object> map;
    // a copy that nobody changes
    private final Builder made;

    private QualityOptions(Builder b) {
        made = new Builder(b);
        scoring = new PairScoring(b.goodCoherence, b.flat);
        SourceSettings defaults = SourceSettings.defaults();
        HttpUrl coherence = b.urls.get(COHERENCE);
        sources = new SourceSettings(
                b.offline,
                b.urls.getOrDefault(WEATHER, defaults.weatherUrl()),
                b.urls.getOrDefault(SNOW, defaults.snowUrl()),
                b.urls.getOrDefault(LOGIN, defaults.loginUrl()),
                b.urls.getOrDefault(VEGETATION, defaults.vegetationUrl()),
                b.urls.getOrDefault(FIRE, defaults.fireUrl()),
                b.urls.getOrDefault(LAND_COVER, defaults.landCoverUrl()),
                coherence,
                b.fineCoherence,
                b.credentials,
                defaults.fireKey(),
                defaults.network(),
                b.retryPolicy,
                b.longestSilence);
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put(GOOD_COHERENCE, b.goodCoherence);
        known.put(FLAT, b.flat);
        known.put(OFFLINE, b.offline);
        known.put(FINE_COHERENCE, b.fineCoherence);
        b.urls.forEach((key, url) -> known.put(key, url.toString()));
        map = JsonObjects.withAll(known, b.unknown);
    }

    /** The defaults. */
    public static QualityOptions defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts from these options. */
    public Builder toBuilder() {
        return new Builder(made);
    }

    /**
     * Reads options by their keys: {@code good_coherence}, {@code flat}, {@code offline}, {@code fine_coherence}, and the
     * addresses {@code weather_url}, {@code snow_url}, {@code earthdata_url}, {@code vegetation_url}, {@code fire_url},
     * {@code land_cover_url}, {@code coherence_url}. What is absent or null keeps its default; unknown keys are kept.
     *
     * @throws BadOptionException naming the key, if a value is of the wrong type or out of range
     */
    public static QualityOptions of(Map<String, ?> options) {
        Builder builder = builder();
        Map<String, @Nullable Object> unknown = new LinkedHashMap<>();
        options.forEach((key, value) -> {
            if (value == null) {
                return;
            }
            switch (key) {
                case GOOD_COHERENCE -> builder.goodCoherence(number(key, value));
                case FLAT -> builder.flat(flag(key, value));
                case OFFLINE -> builder.offline(flag(key, value));
                case FINE_COHERENCE -> builder.fineCoherence(flag(key, value));
                case WEATHER, SNOW, LOGIN, VEGETATION, FIRE, LAND_COVER, COHERENCE ->
                    builder.urls.put(key, url(key, value));
                default -> unknown.put(key, value);
            }
        });
        builder.unknown = unknown;
        return builder.build();
    }

    @Override
    public Map<String, Object> toMap() {
        return map;
    }

    /** The coherence from which on it takes nothing from a score, above 0.10 to 1 ({@code good_coherence}). */
    public double goodCoherence() {
        return scoring.goodCoherence();
    }

    /** Whether scores are made from times and baselines alone ({@code flat}). */
    public boolean flat() {
        return scoring.flat();
    }

    /** Whether nobody is asked for anything ({@code offline}). */
    public boolean offline() {
        return sources.offline();
    }

    PairScoring scoring() {
        return scoring;
    }

    SourceSettings sources() {
        return sources;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof QualityOptions other && other.map.equals(map);
    }

    @Override
    public int hashCode() {
        return map.hashCode();
    }

    @Override
    public String toString() {
        return "QualityOptions" + map;
    }

    private static double number(String key, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new BadOptionException(key, "must be a number, but is " + value);
    }

    private static boolean flag(String key, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new BadOptionException(key, "must be true or false, but is " + value);
    }

    private static HttpUrl url(String key, Object value) {
        HttpUrl url = value instanceof String text ? HttpUrl.parse(text) : null;
        if (url == null) {
            throw new BadOptionException(key, "must be an address with http:// or https://, but is " + value);
        }
        return url;
    }

    /** Settings for scoring. */
    public static final class Builder {

        private final Map<String, HttpUrl> urls = new LinkedHashMap<>();
        private double goodCoherence = PairScoring.DEFAULT_GOOD_COHERENCE;
        private boolean flat;
        private boolean offline;
        private boolean fineCoherence;
        private Supplier<EarthdataCredentials> credentials =
                SourceSettings.defaults().credentials();
        private RetryPolicy retryPolicy = SourceSettings.defaults().retryPolicy();
        private Duration longestSilence = SourceSettings.defaults().longestSilence();
        private Map<String, @Nullable Object> unknown = Map.of();

        private Builder() {}

        private Builder(Builder other) {
            urls.putAll(other.urls);
            goodCoherence = other.goodCoherence;
            flat = other.flat;
            offline = other.offline;
            fineCoherence = other.fineCoherence;
            credentials = other.credentials;
            retryPolicy = other.retryPolicy;
            longestSilence = other.longestSilence;
            unknown = other.unknown;
        }

        /** The coherence from which on it takes nothing from a score; 0.60 by default, 0.40 in release 0.4. */
        public Builder goodCoherence(double value) {
            if (!(value > WORST_COHERENCE && value <= 1)) {
                throw new BadOptionException(GOOD_COHERENCE, "must be above 0.10 and at most 1, but is " + value);
            }
            goodCoherence = value;
            return this;
        }

        /** Makes scores from times and baselines alone; off by default. */
        public Builder flat(boolean value) {
            flat = value;
            return this;
        }

        /** Asks nobody: scores are made from what the folder holds and from climatologies; off by default. */
        public Builder offline(boolean value) {
            offline = value;
            return this;
        }

        /** Makes new decay maps of the published models in pixels of 3″ instead of the mosaics of 0.01°; off by default. */
        public Builder fineCoherence(boolean value) {
            fineCoherence = value;
            return this;
        }

        /** Whose Earthdata account asks for snow; by default the environment's or {@code .netrc}'s. */
        public Builder earthdata(EarthdataCredentials account) {
            credentials = () -> account;
            return this;
        }

        /** Open-Meteo's archive. */
        public Builder weatherUrl(HttpUrl url) {
            return url(WEATHER, url);
        }

        /** NSIDC's service of subsets. */
        public Builder snowUrl(HttpUrl url) {
            return url(SNOW, url);
        }

        /** Earthdata Login, which alone gets user name and password. */
        public Builder earthdataUrl(HttpUrl url) {
            return url(LOGIN, url);
        }

        /** ORNL's MODIS service, down to its version. */
        public Builder vegetationUrl(HttpUrl url) {
            return url(VEGETATION, url);
        }

        /** FIRMS. */
        public Builder fireUrl(HttpUrl url) {
            return url(FIRE, url);
        }

        /** The bucket of WorldCover. */
        public Builder landCoverUrl(HttpUrl url) {
            return url(LAND_COVER, url);
        }

        /** The S3 endpoint of the coherence data set. */
        public Builder coherenceUrl(HttpUrl url) {
            return url(COHERENCE, url);
        }

        /** How often a service is asked again, and for how long; by default three times within a minute. */
        public Builder retryPolicy(RetryPolicy value) {
            retryPolicy = value;
            return this;
        }

        /** The longest silence of a service; 60 s by default. */
        public Builder longestSilence(Duration value) {
            longestSilence = value;
            return this;
        }

        /** The account, looked for when it is needed. */
        Builder credentials(Supplier<EarthdataCredentials> value) {
            credentials = value;
            return this;
        }

        /** The options. */
        public QualityOptions build() {
            return new QualityOptions(this);
        }

        private Builder url(String key, HttpUrl url) {
            urls.put(key, url);
            return this;
        }
    }
}
