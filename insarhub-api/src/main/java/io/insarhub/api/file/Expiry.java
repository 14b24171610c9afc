package io.insarhub.api.file;

import io.insarhub.api.json.Fields;
import java.time.Duration;
import java.time.Instant;

/** How long an entry of the quality cache holds. */
final class Expiry {

    private static final Duration HOLDS = Duration.ofDays(365);

    private Expiry() {}

    /** True if the entry tells when it was fetched, and that is less than a year ago. */
    static boolean isFresh(Fields entry, Instant now) {
        return entry.instant("_fetched_at")
                .map(fetched -> fetched.plus(HOLDS).isAfter(now))
                .orElse(false);
    }
}
