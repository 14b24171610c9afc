package io.insarhub.core.http;

import io.insarhub.core.http.RawServer.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/**
 * Data behind Earthdata Login on loopback: the data host {@code localhost} redirects to the login host {@code 127.0.0.1}
 * until it is shown its cookie, then to a store that is a third origin.
 */
public final class EarthdataServers implements AutoCloseable {

    public static final String USER = "jane";
    public static final String PASSWORD = "s3cret-of-jäne:1";
    public static final String TOKEN = "t0ken-of-jane";
    public static final String BASIC = Credentials.basic(USER, PASSWORD, StandardCharsets.UTF_8);

    public final RawServer data;
    public final RawServer login;
    public final RawServer store;

    private volatile Handler loginPage = exchange -> exchange.reply(302, "", "Location: " + back(exchange));

    /** Servers whose store answers as told. */
    public EarthdataServers(Handler storeHandler) throws IOException {
        store = RawServer.start(storeHandler);
        login = RawServer.start(this::loginHost);
        data = RawServer.start(this::dataHost);
    }

    /** What the login host answers to the right password. */
    public void afterPassword(Handler handler) {
        loginPage = handler;
    }

    /** An address on the data host. */
    public HttpUrl dataUrl(String path) {
        return data.url("localhost", path);
    }

    /** Where the login host sends back to after a login. */
    public HttpUrl back(RawExchange exchange) {
        return dataUrl("/login?code=c0de-of-jane&" + exchange.target().replaceAll(".*\\?", ""));
    }

    @Override
    public void close() throws IOException {
        data.close();
        login.close();
        store.close();
    }

    private void dataHost(RawExchange exchange) throws IOException {
        if (exchange.path().equals("/login")) {
            String asked = exchange.target().replaceAll(".*state=", "");
            exchange.reply(302, "", "Location: " + asked, "Set-Cookie: asf-urs=c00kie-of-jane; Path=/; HttpOnly");
        } else if (exchange.path().startsWith("/loop")) {
            exchange.reply(302, "", "Location: " + exchange.path() + "x");
        } else if (exchange.header("authorization").startsWith("Bearer ")
                && !exchange.header("authorization").equals("Bearer " + TOKEN)) {
            exchange.reply(401, "{\"error\": \"invalid_token\"}");
        } else if (exchange.header("cookie").contains("asf-urs=c00kie-of-jane")
                || exchange.header("authorization").equals("Bearer " + TOKEN)) {
            exchange.reply(302, "", "Location: " + store.url(exchange.path() + "?Signature=s1gnature-of-jane"));
        } else {
            exchange.reply(302, "", "Location: " + login.url("/oauth/authorize?state=" + exchange.path()));
        }
    }

    private void loginHost(RawExchange exchange) throws IOException, InterruptedException {
        if (exchange.header("authorization").equals(BASIC)) {
            loginPage.handle(exchange);
        } else {
            exchange.reply(401, "{\"error_description\":\"Invalid user credentials\"}");
        }
    }
}
