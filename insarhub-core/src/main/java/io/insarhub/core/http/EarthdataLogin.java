package io.insarhub.core.http;

import io.insarhub.api.CredentialsException;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.auth.EarthdataCredentials.Login;
import io.insarhub.core.auth.EarthdataCredentials.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Access to data behind NASA's Earthdata Login. With user name and password: the data host redirects to the login host,
 * which alone gets them ({@code Authorization: Basic}), and which redirects back with a code that the data host turns
 * into a cookie, kept here for the requests to come. With a token: the data hosts alone get it
 * ({@code Authorization: Bearer}). Safe for many threads; one object is one session.
 *
 * <p>A password that was refused once is not sent again: repeated failures lock accounts.
 */
public final class EarthdataLogin implements Access {

    private final EarthdataCredentials credentials;
    private final HttpUrl loginUrl;
    private final List<Origin> dataOrigins;
    private final List<String> dataDomains;
    private final MemoryCookies cookies = new MemoryCookies();
    private final AtomicReference<@Nullable CredentialsException> refusal = new AtomicReference<>();

    private EarthdataLogin(Builder builder) {
        this.credentials = builder.credentials;
        this.loginUrl = builder.loginUrl;
        this.dataOrigins = List.copyOf(builder.dataOrigins);
        this.dataDomains = List.copyOf(builder.dataDomains);
    }

    /** Access to ASF's data, by {@code urs.earthdata.nasa.gov}. */
    public static EarthdataLogin of(EarthdataCredentials credentials) {
        return builder(credentials).build();
    }

    /** Access by other hosts. */
    public static Builder builder(EarthdataCredentials credentials) {
        return new Builder(credentials);
    }

    @Override
    public Request authorize(Request hop) {
        if (credentials instanceof Login login && isLogin(hop.url())) {
            throwIfRefusedBefore();
            String basic = Credentials.basic(login.user(), login.password().reveal(), StandardCharsets.UTF_8);
            return hop.newBuilder().header("Authorization", basic).build();
        }
        if (credentials instanceof Token token && isData(hop.url())) {
            String bearer = "Bearer " + token.token().reveal();
            return hop.newBuilder().header("Authorization", bearer).build();
        }
        return hop;
    }

    @Override
    public void check(HttpStream answer) {
        if (Redirect.is(answer)) {
            checkRedirect(answer);
        } else if (answer.status() == 401 || answer.status() == 403) {
            checkRefusal(answer);
        } else if (isLogin(answer.url()) && answer.status() < 300) {
            String page = ServiceText.of(answer.start());
            throw LoginObstacle.inText(page)
                    .map(this::obstacle)
                    .orElseGet(() -> new CredentialsException(
                            loginUrl.host() + " shows a page instead of letting the request pass: \"" + page
                                    + "\". Log in there with a browser, do what it asks, then run this again",
                            null));
        }
    }

    @Override
    public CookieJar cookies() {
        return cookies;
    }

    /** Says where it logs in and as whom, without the secret. */
    @Override
    public String toString() {
        return "EarthdataLogin[" + Redacted.url(loginUrl) + ", " + credentials + "]";
    }

    private void checkRedirect(HttpStream answer) {
        String location = answer.headers().get("Location");
        HttpUrl to = location == null ? null : answer.url().resolve(location);
        if (to == null) {
            return; // whoever follows redirects will say so
        }
        Optional<CredentialsException> obstacle =
                LoginObstacle.inRedirect(to, isLogin(to)).map(this::obstacle);
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
        if (credentials instanceof Token token && isLogin(to)) {
            throw tokenRefused(answer, token);
        }
    }

    private void checkRefusal(HttpStream answer) {
        String words = ServiceText.of(answer.start());
        Optional<CredentialsException> obstacle = LoginObstacle.inText(words).map(this::obstacle);
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
        if (credentials instanceof Login login && isLogin(answer.url())) {
            throw passwordRefused(login, words);
        }
        if (answer.status() == 401 && credentials instanceof Token token && isData(answer.url())) {
            throw tokenRefused(answer, token);
        }
        if (answer.status() == 401) {
            throw new CredentialsException(
                    answer.url().host() + " does not know who asks" + (words.isEmpty() ? "" : " (" + words + ")")
                            + ". The session may have ended: run this again; if that does not help, use a token",
                    null);
        }
    }

    private CredentialsException passwordRefused(Login login, String words) {
        CredentialsException wrong = new CredentialsException(
                loginUrl.host() + " refused the user name or the password of " + login.user() + " from "
                        + login.source() + (words.isEmpty() ? "" : " (" + words + ")")
                        + ". Correct them there; try them with a browser at " + Redacted.url(loginUrl),
                null);
        refusal.compareAndSet(null, wrong);
        return wrong;
    }

    private CredentialsException tokenRefused(HttpStream answer, Token token) {
        String when = token.expiry().map(at -> " (it runs out at " + at + ")").orElse("");
        return new CredentialsException(
                answer.url().host() + " refused the Earthdata token from " + token.source() + when
                        + ": it has expired, was revoked, or is not whole. Make a new one at " + Redacted.url(loginUrl)
                        + " (Generate Token)",
                null);
    }

    private CredentialsException obstacle(LoginObstacle found) {
        return new CredentialsException("Earthdata Login lets nobody through yet: " + found.advice(loginUrl), null);
    }

    private void throwIfRefusedBefore() {
        CredentialsException before = refusal.get();
        if (before != null) {
            throw new CredentialsException(String.valueOf(before.getMessage()), before);
        }
    }

    private boolean isLogin(HttpUrl url) {
        return Origin.of(url).equals(Origin.of(loginUrl));
    }

    private boolean isData(HttpUrl url) {
        return dataOrigins.contains(Origin.of(url))
                || (url.isHttps()
                        && dataDomains.stream()
                                .anyMatch(domain ->
                                        url.host().equals(domain) || url.host().endsWith("." + domain)));
    }

    /** Settings for access. */
    public static final class Builder {

        private final EarthdataCredentials credentials;
        private final List<Origin> dataOrigins = new ArrayList<>();
        private final List<String> dataDomains = new ArrayList<>(List.of("asf.alaska.edu"));
        private HttpUrl loginUrl = HttpUrl.get("https://" + EarthdataCredentials.LOGIN_MACHINE);

        private Builder(EarthdataCredentials credentials) {
            this.credentials = credentials;
        }

        /** The host that gets user name and password; {@code https://urs.earthdata.nasa.gov} by default. */
        public Builder loginUrl(HttpUrl url) {
            loginUrl = url;
            return this;
        }

        /** One more origin (scheme, host and port) that gets the token. */
        public Builder dataOrigin(HttpUrl url) {
            dataOrigins.add(Origin.of(url));
            return this;
        }

        /** One more domain whose hosts get the token over https; {@code asf.alaska.edu} always does. */
        public Builder dataDomain(String domain) {
            dataDomains.add(domain);
            return this;
        }

        /** The access. */
        public EarthdataLogin build() {
            return new EarthdataLogin(this);
        }
    }
}
