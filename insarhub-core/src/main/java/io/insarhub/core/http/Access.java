package io.insarhub.core.http;

import io.insarhub.api.CredentialsException;
import io.insarhub.core.auth.Secret;
import java.util.function.Supplier;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** What each host on a request's way may know of the user. Asked again before every redirect. Safe for many threads. */
public interface Access {

    /** Adds to a request what its host, and no other, may see. */
    Request authorize(Request hop);

    /**
     * Looks at an answer, redirects included.
     *
     * @throws CredentialsException if it says that who asked is not let in
     */
    default void check(HttpStream answer) {}

    /** Where cookies are kept; nowhere by default. */
    default CookieJar cookies() {
        return CookieJar.NO_COOKIES;
    }

    /** Tells nobody anything. */
    static Access anonymous() {
        return hop -> hop;
    }

    /** Access that is made with the first request; what the source throws ends that request, and the next asks again. */
    static Access lazily(Supplier<? extends Access> source) {
        return new LazyAccess(source);
    }

    /** Sends a bearer token to one origin (scheme, host and port), and to no other. */
    static Access bearer(Secret token, HttpUrl origin) {
        return hop -> Origin.of(hop.url()).equals(Origin.of(origin))
                ? hop.newBuilder()
                        .header("Authorization", "Bearer " + token.reveal())
                        .build()
                : hop;
    }
}
