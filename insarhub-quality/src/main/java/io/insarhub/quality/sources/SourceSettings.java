package io.insarhub.quality.sources;

import io.insarhub.api.CredentialsException;
import io.insarhub.api.RetryPolicy;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.auth.Secret;
import io.insarhub.core.http.Access;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.Network;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where the services are, and how they are asked. Credentials are looked for when a service needs them.
 *
 * @param offline nothing is asked
 * @param weatherUrl Open-Meteo's archive
 * @param snowUrl NSIDC's service of subsets
 * @param loginUrl Earthdata Login
 * @param vegetationUrl ORNL's MODIS service, down to the version
 * @param fireUrl FIRMS
 * @param landCoverUrl the bucket of WorldCover
 * @param coherenceUrl the S3 endpoint of the coherence data set; null for Amazon's
 * @param fineCoherence whether decay maps are made of the published tiles of 3″ instead of the mosaics of 0.01°
 * @param credentials of Earthdata Login
 * @param fireKey of FIRMS; empty means that fires are not asked for
 * @param network the network
 * @param retryPolicy when a service is asked again
 * @param longestSilence how long an answer may keep everybody waiting
 */
public record SourceSettings(
        boolean offline,
        HttpUrl weatherUrl,
        HttpUrl snowUrl,
        HttpUrl loginUrl,
        HttpUrl vegetationUrl,
        HttpUrl fireUrl,
        HttpUrl landCoverUrl,
        @Nullable HttpUrl coherenceUrl,
        boolean fineCoherence,
        Supplier<EarthdataCredentials> credentials,
        Supplier<Optional<Secret>> fireKey,
        Supplier<Network> network,
        RetryPolicy retryPolicy,
        Duration longestSilence) {

    /** The environment variable with the key of FIRMS. */
    public static final String FIRE_KEY_VARIABLE = "FIRMS_MAP_KEY";

    /** Scores can wait for a feature, but not long: it is unknown then, and asked for again by the next run. */
    private static final RetryPolicy PATIENCE = new RetryPolicy(
            3, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1));

    private static final SourceSettings DEFAULTS = new SourceSettings(
            false,
            HttpUrl.get("https://archive-api.open-meteo.com/v1/archive"),
            HttpUrl.get("https://n5eil02u.ecs.nsidc.org/egi/request"),
            HttpUrl.get("https://" + EarthdataCredentials.LOGIN_MACHINE),
            HttpUrl.get("https://modis.ornl.gov/rst/api/v1/"),
            HttpUrl.get("https://firms.modaps.eosdis.nasa.gov/"),
            HttpUrl.get("https://esa-worldcover.s3.eu-central-1.amazonaws.com/"),
            null,
            false,
            EarthdataCredentials::ofThisUser,
            SourceSettings::fireKeyOfThisProcess,
            Network::shared,
            PATIENCE,
            Duration.ofSeconds(60));

    /** The services themselves. */
    public static SourceSettings defaults() {
        return DEFAULTS;
    }

    /** How a service is spoken to. */
    HttpService.Builder service(String name) {
        return HttpService.builder(name)
                .network(network.get())
                .retryPolicy(retryPolicy)
                .readTimeout(longestSilence)
                .access(Access.anonymous());
    }

    /**
     * The Earthdata account.
     *
     * @throws CredentialsException if there is none, with the ways to give one
     */
    EarthdataCredentials account() {
        return credentials.get();
    }

    private static Optional<Secret> fireKeyOfThisProcess() {
        return Optional.ofNullable(System.getenv(FIRE_KEY_VARIABLE))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(Secret::of);
    }
}
