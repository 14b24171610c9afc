package io.insarhub.hyp3.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Earthdata Login and the data host's side of it: user and password for a code, the code for the cookie {@code asf-urs}.
 * Each code is good once.
 */
final class LoginServer {

    private final StandInState state;
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    LoginServer(StandInState state) {
        this.state = state;
    }

    /** {@code GET /oauth/authorize} on the login host. */
    void authorize(HttpExchange exchange) throws IOException {
        Query query = Query.of(exchange);
        @Nullable String basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (basic == null || !basic.startsWith("Basic ")) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Please enter your Earthdata Login\"");
            Answer.send(exchange, 401, "text/html", "HTTP Basic: Access denied.".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String[] pair =
                new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8).split(":", 2);
        Optional<StandInAccount> account = state.account(a -> a.user().equals(pair[0]) && a.hasPassword(pair[1]));
        if (account.isEmpty()) {
            refusals.merge(pair[0], 1, Integer::sum);
            Answer.send(exchange, 401, "application/json", Json.bytes(Map.of("error", "invalid_credentials")));
            return;
        }
        String redirect = query.get("redirect_uri").orElse("");
        switch (account.get().obstacle()) {
            case "eula" -> Answer.redirect(exchange, "/accept_eula?eula_id=asf");
            case "profile" ->
                Answer.redirect(exchange, redirect + "?error=access_denied&error_msg=Please+complete+your+profile");
            default -> {
                String code = UUID.randomUUID().toString();
                codes.put(code, pair[0]);
                Answer.redirect(exchange, redirect + "?code=" + code);
            }
        }
    }

    /** {@code GET /login} on the data host. */
    void login(HttpExchange exchange) throws IOException {
        Optional<String> user = Query.of(exchange).get("code").map(codes::remove);
        if (user.isEmpty()) {
            Answer.send(exchange, 400, "application/json", Json.bytes(Map.of("error", "invalid code")));
            return;
        }
        String session = Hyp3StandIn.SESSION_MARK + UUID.randomUUID();
        sessions.put(session, user.get());
        exchange.getResponseHeaders().add("Set-Cookie", "asf-urs=" + session + "; Path=/; HttpOnly");
        Answer.send(exchange, 200, "application/json", Json.bytes(Map.of("logged", "in")));
    }

    /** Who asks, by cookie or token. */
    StandInAccount who(HttpExchange exchange) throws Problem {
        @Nullable String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null && authorization.startsWith("Bearer ")) {
            String token = authorization.substring(7);
            return state.account(a -> a.hasToken(token))
                    .orElseThrow(() -> new Problem(401, "Provided token is not valid"));
        }
        @Nullable String cookies = exchange.getRequestHeaders().getFirst("Cookie");
        for (String cookie : cookies == null ? new String[0] : cookies.split(";\\s*", -1)) {
            @Nullable String user = cookie.startsWith("asf-urs=") ? sessions.get(cookie.substring(8)) : null;
            if (user != null) {
                return state.account(a -> a.user().equals(user)).orElseThrow(() -> new Problem(401, "Nobody"));
            }
        }
        throw new Problem(401, "No authorization token provided");
    }

    /** Forgets who has logged in. */
    void endSessions() {
        sessions.clear();
    }

    int refusals(String user) {
        return refusals.getOrDefault(user, 0);
    }
}
