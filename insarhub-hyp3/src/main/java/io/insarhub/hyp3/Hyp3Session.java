package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.WaitClock;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.auth.EarthdataCredentials.Login;
import io.insarhub.core.http.Access;
import io.insarhub.core.http.EarthdataLogin;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.HttpStream;
import io.insarhub.core.http.Network;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Who asks: a token goes along with each request to the API; user and password are changed for the cookie {@value #COOKIE}
 * before the first, and again when the API has forgotten it. The password goes to the login host alone. For many threads.
 */
final class Hyp3Session implements Access {

    private static final String COOKIE = "asf-urs";

    private final Hyp3Service service;
    private final EarthdataCredentials credentials;
    private final EarthdataLogin earthdata;
    private final HttpService login;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int logins;

    Hyp3Session(Hyp3Service service, EarthdataCredentials credentials, Network network) {
        this.service = service;
        this.credentials = credentials;
        this.earthdata = EarthdataLogin.builder(credentials)
                .loginUrl(service.authorizeUrl()
                        .newBuilder()
                        .encodedPath("/")
                        .query(null)
                        .build())
                .dataOrigin(service.apiUrl())
                .build();
        this.login = HttpService.builder("Earthdata Login")
                .network(network)
                .access(this)
                .build();
    }

    /**
     * Makes sure that there is a session.
     *
     * @return its number, for {@link #renew}
     * @throws CredentialsException if who asks is not let in
     */
    int ensure(Cancellation cancellation) {
        int number = logins;
        return number > 0 || !(credentials instanceof Login) ? number : renew(0, cancellation);
    }

    /** Logs in again, unless another thread has done so since the session of that number. */
    int renew(int number, Cancellation cancellation) {
        if (!(credentials instanceof Login)) {
            throw refused();
        }
        take(cancellation);
        try {
            if (logins == number) {
                login.send(new Request.Builder().url(service.authorizeUrl()).build(), cancellation);
                if (cookies().loadForRequest(service.apiUrl()).stream()
                        .noneMatch(cookie -> cookie.name().equals(COOKIE))) {
                    throw new CredentialsException(
                            "Earthdata Login let " + who() + " in, but no session for HyP3 came of it. Log in once at "
                                    + service.apiUrl().host() + " with a browser, or use a token",
                            null);
                }
                logins = number + 1;
            }
            return logins;
        } finally {
            lock.unlock();
        }
    }

    /** Waits while another thread logs in, which a service that is ill can make long. */
    private void take(Cancellation cancellation) {
        try {
            while (!lock.tryLock(WaitClock.POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                cancellation.throwIfCancelled("Logging in");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("Logging in");
        }
    }

    /** The API does not let in who has just logged in, or who has a token. */
    CredentialsException refused() {
        return new CredentialsException(
                "HyP3 refused " + who()
                        + ": the token or session is stale, or not whole. Make a new token at Earthdata Login"
                        + " (Generate Token), or use user name and password",
                null);
    }

    @Override
    public Request authorize(Request hop) {
        return earthdata.authorize(hop);
    }

    /** The API's own refusals are for those who read its answers. */
    @Override
    public void check(HttpStream answer) {
        HttpUrl url = answer.url();
        HttpUrl api = service.apiUrl();
        boolean fromApi = url.host().equals(api.host()) && url.port() == api.port();
        boolean redirect = answer.status() >= 300 && answer.status() < 400;
        if (!fromApi || redirect) {
            earthdata.check(answer);
        }
    }

    @Override
    public CookieJar cookies() {
        return earthdata.cookies();
    }

    private String who() {
        return credentials instanceof Login known
                ? known.user() + " from " + known.source()
                : "the token from " + credentials.source();
    }

    @Override
    public String toString() {
        return "Hyp3Session[" + who() + "]";
    }
}
