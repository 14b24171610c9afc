package io.insarhub.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.ServiceException;
import io.insarhub.core.auth.EarthdataCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The redirect dance over loopback: the data host is {@code localhost}, the login host {@code 127.0.0.1}, and the store
 * that the data host hands over to is a third origin.
 */
class EarthdataLoginTest {

    private static final EarthdataCredentials JANE = EarthdataCredentials.login("jane", "s3cret-of-jäne:1");
    private static final String BASIC = Credentials.basic("jane", "s3cret-of-jäne:1", StandardCharsets.UTF_8);

    private RawServer data;
    private RawServer login;
    private RawServer store;

    @BeforeEach
    void start() throws IOException {
        store = RawServer.start(exchange -> exchange.reply(200, "the data"));
        login = RawServer.start(this::loginHost);
        data = RawServer.start(this::dataHost);
    }

    @AfterEach
    void stop() throws IOException {
        data.close();
        login.close();
        store.close();
    }

    @Test
    void theLoginHostAloneGetsThePasswordAndTheCookieServesLaterRequests() {
        HttpService service = service(access(JANE));

        assertThat(service.send(get("/scene.zip"), Cancellation.never()).text()).isEqualTo("the data");
        assertThat(service.send(get("/scene2.zip"), Cancellation.never()).text())
                .isEqualTo("the data");

        assertThat(login.exchanges()).hasSize(1);
        assertThat(login.exchanges().get(0).header("authorization")).isEqualTo(BASIC);
        assertThat(data.exchanges())
                .extracting(RawExchange::path)
                .containsExactly("/scene.zip", "/login", "/scene.zip", "/scene2.zip");
        assertThat(data.exchanges()).noneMatch(e -> e.headers().containsKey("authorization"));
        assertThat(data.exchanges().get(3).header("cookie")).isEqualTo("asf-urs=c00kie-of-jane");
        assertThat(store.exchanges())
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.headers()).doesNotContainKeys("authorization", "cookie"));
    }

    @Test
    void theDataHostAloneGetsTheToken() {
        HttpService service = service(access(EarthdataCredentials.token("t0ken-of-jane")));

        assertThat(service.send(get("/scene.zip"), Cancellation.never()).text()).isEqualTo("the data");

        assertThat(data.exchanges())
                .singleElement()
                .extracting(e -> e.header("authorization"))
                .isEqualTo("Bearer t0ken-of-jane");
        assertThat(login.exchanges()).isEmpty();
        assertThat(store.exchanges())
                .singleElement()
                .satisfies(e -> assertThat(e.headers()).doesNotContainKeys("authorization", "cookie"));
    }

    @Test
    void byDefaultTheTokenGoesToAsfOverHttpsOnly() {
        EarthdataLogin access = EarthdataLogin.of(EarthdataCredentials.token("t0ken-of-jane"));

        assertThat(List.of(
                        "https://datapool.asf.alaska.edu/SLC/SA/a.zip",
                        "https://asf.alaska.edu/",
                        "http://datapool.asf.alaska.edu/SLC/SA/a.zip",
                        "https://evil-asf.alaska.edu/",
                        "https://asf.alaska.edu.evil.example/",
                        "https://urs.earthdata.nasa.gov/oauth/authorize"))
                .extracting(url ->
                        access.authorize(new Request.Builder().url(url).build()).header("Authorization") != null)
                .containsExactly(true, true, false, false, false, false);
    }

    @Test
    void byDefaultThePasswordGoesToEarthdataLoginOverHttpsOnly() {
        EarthdataLogin access = EarthdataLogin.of(JANE);

        assertThat(List.of(
                        "https://urs.earthdata.nasa.gov/oauth/authorize",
                        "http://urs.earthdata.nasa.gov/oauth/authorize",
                        "https://urs.earthdata.nasa.gov:8443/",
                        "https://datapool.asf.alaska.edu/"))
                .extracting(url ->
                        access.authorize(new Request.Builder().url(url).build()).header("Authorization") != null)
                .containsExactly(true, false, false, false);
    }

    @Test
    void aWrongPasswordIsNamedAndNotSentTwice() {
        HttpService service = service(access(EarthdataCredentials.login("jane", "s3cret-of-nobody")));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> service.send(get("/scene.zip"), Cancellation.never()))
                    .isInstanceOf(CredentialsException.class)
                    .hasMessageContaining("127.0.0.1 refused the user name or the password of jane")
                    .hasMessageContaining("Invalid user credentials")
                    .hasMessageNotContaining("s3cret");
        }
        assertThat(login.exchanges()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/refuse", "/redirect-anyway"})
    void anExpiredTokenIsNamed(String path) {
        String claims = "{\"exp\":1767225600}";
        String token = "eyJh." + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".x";
        HttpService service = service(access(EarthdataCredentials.token(token)));

        assertThatThrownBy(() -> service.send(get(path), Cancellation.never()))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("localhost refused the Earthdata token from the application")
                .hasMessageContaining("runs out at 2026-01-01T00:00:00Z")
                .hasMessageContaining("Generate Token")
                .hasMessageNotContaining(token);
        assertThat(login.exchanges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/eula, EULA",
        "/eula-page, EULA",
        "/eula-error, EULA",
        "/eula-words, EULA",
        "/approve, Approve More Applications",
        "/approve-words, Approve More Applications",
        "/profile, My Profile",
        "/profile-words, My Profile",
    })
    void whatTheUserHasToDoIsNotTakenForAWrongPassword(String path, String named) {
        HttpService service = service(access(JANE));

        assertThatThrownBy(() -> service.send(get(path), Cancellation.never()))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("credentials are right, but")
                .hasMessageContaining(named);
    }

    @Test
    void aPageOfTheLoginHostThatNobodyKnowsIsShown() {
        assertThatThrownBy(() -> service(access(JANE)).send(get("/unknown-page"), Cancellation.never()))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("Maintenance tonight");
    }

    @Test
    void aSessionThatTheDataHostForgetsIsNamed() {
        assertThatThrownBy(() -> service(access(JANE)).send(get("/refuse"), Cancellation.never()))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("localhost does not know who asks");
    }

    @Test
    void aLoginHostInTroubleIsNoMatterOfCredentials() {
        assertThatThrownBy(() -> service(access(JANE)).send(get("/trouble"), Cancellation.never()))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.status()).isEqualTo(503))
                .hasMessageContaining("gave up after 6 tries");
    }

    @Test
    void aDanceWithoutEndIsAnError() {
        assertThatThrownBy(() -> service(access(JANE)).send(get("/forgetful"), Cancellation.never()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("/forgetful redirects without end");
    }

    @Test
    void itShowsNoSecret() {
        assertThat(access(JANE).toString()).contains("jane").doesNotContain("jäne");
    }

    /** Redirects to the login host without a session, to the store with one. */
    private void dataHost(RawExchange exchange) throws IOException {
        String authorize = login.url("/oauth/authorize?response_type=code&state=" + exchange.path())
                .toString();
        switch (exchange.path()) {
            case "/login" -> {
                if (exchange.target().contains("state=/forgetful")) {
                    exchange.reply(302, "", "Location: /forgetful");
                } else {
                    exchange.reply(
                            302,
                            "",
                            "Location: " + data.url("localhost", "/scene.zip"),
                            "Set-Cookie: asf-urs=c00kie-of-jane; Path=/; HttpOnly");
                }
            }
            case "/refuse" -> exchange.reply(401, "<html><body>Who are you?</body></html>");
            case "/redirect-anyway" -> exchange.reply(302, "", "Location: " + authorize);
            default -> {
                boolean known = exchange.header("cookie").contains("asf-urs=c00kie-of-jane")
                        || exchange.header("authorization").equals("Bearer t0ken-of-jane");
                HttpUrl signed = store.url("/bucket/scene.zip?Signature=s1gnature-of-jane");
                exchange.reply(302, "", "Location: " + (known ? signed : authorize));
            }
        }
    }

    private void loginHost(RawExchange exchange) throws IOException {
        String state = exchange.target().replaceAll(".*state=", "");
        if (!exchange.header("authorization").equals(BASIC)) {
            exchange.reply(
                    401, "{\"error\":\"invalid_credentials\",\"error_description\":\"Invalid user credentials\"}");
            return;
        }
        String back = data.url("localhost", "/login") + "?code=c0de-of-jane&state=" + state;
        switch (state) {
            case "/eula" -> exchange.reply(302, "", "Location: /eulas/accept?client_id=x");
            case "/eula-page" ->
                exchange.reply(200, "<html><body>Please accept the <b>End User License Agreement</b></body></html>");
            case "/eula-error" ->
                exchange.reply(302, "", "Location: " + back + "&error=access_denied&error_msg=EULA+Acceptance+Failure");
            case "/eula-words" -> exchange.reply(403, "{\"error_description\": \"EULA Acceptance Failure\"}");
            case "/approve" -> exchange.reply(302, "", "Location: " + login.url("/approve_app?client_id=x"));
            case "/approve-words" -> exchange.reply(401, "You must first approve the application");
            case "/profile" -> exchange.reply(302, "", "Location: /profile");
            case "/profile-words" -> exchange.reply(403, "Please complete your user profile");
            case "/unknown-page" -> exchange.reply(200, "<html><h1>Maintenance tonight</h1></html>");
            case "/trouble" -> exchange.reply(503, "");
            default -> exchange.reply(302, "", "Location: " + back);
        }
    }

    private EarthdataLogin access(EarthdataCredentials credentials) {
        return EarthdataLogin.builder(credentials)
                .loginUrl(login.url("/"))
                .dataOrigin(data.url("localhost", "/"))
                .build();
    }

    private static HttpService service(Access access) {
        return HttpService.builder("ASF")
                .network(Network.of(new FakeClock(), new Random(1)))
                .access(access)
                .build();
    }

    private Request get(String path) {
        return new Request.Builder().url(data.url("localhost", path)).build();
    }
}
