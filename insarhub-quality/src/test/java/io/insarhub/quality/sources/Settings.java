package io.insarhub.quality.sources;

import io.insarhub.api.RetryPolicy;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.auth.Secret;
import io.insarhub.core.http.Network;
import io.insarhub.quality.Services;
import io.insarhub.quality.TestServer;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Every service on a loopback server: two tries, and half a second of silence at most. */
final class Settings {

    static final String FIRE_KEY = "0123456789abcdef0123456789abcdef";

    private Settings() {}

    static SourceSettings of(TestServer server) {
        return of(server, false);
    }

    static SourceSettings of(TestServer server, boolean fine) {
        return new SourceSettings(
                false,
                server.url(Services.WEATHER),
                server.url("/egi/request"),
                HttpUrl.get("http://localhost:9/login"),
                server.url("/rst/api/v1/"),
                server.url("/firms/"),
                server.url("/"),
                server.url("/"),
                fine,
                () -> EarthdataCredentials.token("a-token"),
                () -> Optional.of(Secret.of(FIRE_KEY)),
                Network::shared,
                new RetryPolicy(
                        2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(5)),
                Duration.ofMillis(500));
    }
}
