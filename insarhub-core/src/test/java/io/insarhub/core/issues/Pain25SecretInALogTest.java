package io.insarhub.core.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.download.DownloadReport;
import io.insarhub.core.download.Downloads;
import io.insarhub.core.download.FileDownload;
import io.insarhub.core.http.EarthdataLogin;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawExchange;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Pain 25: a password or a signed URL in a log. Everything goes wrong here, and all that is logged and thrown is read. */
class Pain25SecretInALogTest {

    private static final String PASSWORD = "s3cret-of-jane-Tr0ub4dor-and-3";
    private static final String TOKEN = "eyJ0eXAiOiJKV1Qi.eyJ1aWQiOiJqYW5lIn0.c2lnbmF0dXJl";
    private static final String COOKIE = "c00kie-of-the-session";
    private static final String SIGNATURE = "s1gnature-of-the-url";
    private static final String CODE = "c0de-of-the-login";
    private static final List<String> SECRETS = List.of(
            PASSWORD,
            TOKEN,
            TOKEN.substring(0, 20),
            COOKIE,
            SIGNATURE,
            CODE,
            Base64.getEncoder().encodeToString(("jane:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));

    /** Where the tests' log back-end writes; see simplelogger.properties. */
    private static final Path LOG = Path.of("target", "test.log");

    @TempDir
    private Path folder;

    private final List<String> shown = new ArrayList<>();
    private final Network network = Network.of(new FakeClock(), new Random(1));
    private RawServer login;
    private RawServer data;
    private long logStart;

    @BeforeEach
    void start() throws IOException {
        LoggerFactory.getLogger(getClass()); // opens the file, empty
        logStart = Files.size(LOG);
        login = RawServer.start(this::loginHost);
        data = RawServer.start(this::dataHost);
    }

    @AfterEach
    void stop() throws IOException {
        login.close();
        data.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/good", "/echo/400", "/echo/401", "/echo/403", "/echo/429", "/echo/503", "/echo-html/500", "/page",
                "/loop", "/loop-elsewhere", "/not-http", "/with-user", "/nobody", "/unknown-host", "/eula", "/reset",
                "/half", "/other-length", "/corrupt", "/not-json"
            })
    void nothingThatIsLoggedOrThrownHoldsASecret(String path) throws IOException {
        for (EarthdataCredentials credentials : List.of(
                EarthdataCredentials.login("jane", PASSWORD),
                EarthdataCredentials.login("jane", PASSWORD + "-but-wrong"),
                EarthdataCredentials.token(TOKEN))) {
            EarthdataLogin access = EarthdataLogin.builder(credentials)
                    .loginUrl(login.url("/"))
                    .dataOrigin(data.url("localhost", "/"))
                    .build();
            HttpUrl url = data.url("localhost", path + "?Signature=" + SIGNATURE);
            show(credentials);
            show(access);
            download(access, url);
            ask(access, url);
        }

        byte[] log = Files.readAllBytes(LOG);
        shown.add(new String(log, (int) logStart, (int) (log.length - logStart), StandardCharsets.UTF_8));
        assertThat(shown)
                .hasSizeGreaterThan(6)
                .allSatisfy(text -> assertThat(text).doesNotContain(SECRETS));
        assertThat(String.join("\n", shown)).contains("localhost", path);
    }

    @Test
    void theLookingItselfFindsWhatItShould() {
        assertThat(stackTrace(new IllegalStateException("outer", new IOException("deep inside"))))
                .contains("deep inside");
    }

    private void download(EarthdataLogin access, HttpUrl url) {
        FileDownload file = FileDownload.of(url, "a.zip").withBytes(4).withMd5("8d777f385d3dfec8815d20f7496026dc");
        show(file);
        DownloadReport report = Downloads.builder("ASF")
                .network(network)
                .access(access)
                .build()
                .fetch(List.of(file), folder, ProgressListener.none(), Cancellation.never());
        show(report);
        report.failed().forEach(result -> shown.add(stackTrace(result.failure().orElseThrow())));
    }

    private void ask(EarthdataLogin access, HttpUrl url) {
        Request request = new Request.Builder().url(url).build();
        try {
            HttpService service =
                    HttpService.builder("ASF").network(network).access(access).build();
            show(service.send(request, reply -> Stream.of(reply, reply.json()).findFirst(), Cancellation.never()));
        } catch (RuntimeException e) {
            shown.add(stackTrace(e));
        }
    }

    private void show(Object object) {
        shown.add(object.toString());
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void dataHost(RawExchange exchange) throws IOException {
        boolean known = exchange.header("cookie").contains(COOKIE)
                || exchange.header("authorization").contains(TOKEN);
        if (exchange.path().equals("/login")) {
            String state = exchange.target().replaceAll(".*state=", "");
            exchange.reply(
                    302,
                    "",
                    "Set-Cookie: asf-urs=" + COOKIE + "; Path=/",
                    "Location: " + state + "?Signature=" + SIGNATURE);
        } else if (!known) {
            exchange.reply(302, "", "Location: " + login.url("/oauth/authorize?state=" + exchange.path()));
        } else {
            answer(exchange);
        }
    }

    private void answer(RawExchange exchange) throws IOException {
        String echo = "You sent " + exchange.headers() + " and Bearer " + TOKEN + " and password=" + PASSWORD
                + " to http://" + exchange.header("host") + exchange.target() + " with token " + TOKEN + ".";
        switch (exchange.path()) {
            case "/good" -> exchange.reply(200, "data");
            case "/page" -> exchange.reply(200, "<html><title>" + echo + "</title></html>", "Content-Type: text/html");
            case "/echo-html/500" -> exchange.reply(500, "<html><body><p>" + echo + "</p></body></html>");
            case "/loop" -> exchange.reply(302, "", "Location: /loop?Signature=" + SIGNATURE);
            case "/loop-elsewhere" ->
                exchange.reply(302, "", "Location: " + data.url("127.0.0.1", "/loop-elsewhere?Signature=" + SIGNATURE));
            case "/not-http" -> exchange.reply(302, "", "Location: ftp://jane:" + PASSWORD + "@127.0.0.1/" + SIGNATURE);
            case "/with-user" ->
                exchange.reply(302, "", "Location: http://jane:" + PASSWORD + "@127.0.0.1:1/a?Signature=" + SIGNATURE);
            case "/nobody" -> exchange.reply(302, "", "Location: http://127.0.0.1:1/a?Signature=" + SIGNATURE);
            case "/unknown-host" ->
                exchange.reply(302, "", "Location: http://nowhere.invalid/a?Signature=" + SIGNATURE);
            case "/eula" -> exchange.reply(302, "", "Location: " + login.url("/eulas/accept?code=" + CODE));
            case "/reset" -> exchange.reset();
            case "/half" -> {
                exchange.head(200, 4);
                exchange.write("da");
                exchange.drop();
            }
            case "/other-length" -> exchange.reply(200, "too long");
            case "/corrupt" -> exchange.reply(200, "dita");
            case "/not-json" -> exchange.reply(200, "{\"" + TOKEN + "\": ");
            default -> exchange.reply(Integer.parseInt(exchange.path().replaceAll("\\D", "")), echo);
        }
    }

    private void loginHost(RawExchange exchange) throws IOException {
        String state = exchange.target().replaceAll(".*state=", "");
        String basic = new String(
                Base64.getDecoder().decode(exchange.header("authorization").replace("Basic ", "")),
                StandardCharsets.UTF_8);
        if (basic.equals("jane:" + PASSWORD)) {
            exchange.reply(302, "", "Location: " + data.url("localhost", "/login?code=" + CODE + "&state=" + state));
        } else {
            exchange.reply(401, "Not " + basic + " nor " + exchange.header("authorization"));
        }
    }
}
