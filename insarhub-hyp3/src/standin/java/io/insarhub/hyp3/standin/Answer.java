package io.insarhub.hyp3.standin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.insarhub.hyp3.standin.Faults.Fault;
import java.io.IOException;
import java.util.Map;

/** Writes answers, or what a fault leaves of them. */
final class Answer {

    private Answer() {}

    /** What a handler does, once it is clear that it is reached. */
    @FunctionalInterface
    interface Work {
        /** The answer's JSON. */
        Object run() throws Problem, IOException;
    }

    static void json(HttpExchange exchange, Fault fault, Work work) throws IOException {
        switch (fault) {
            case RESET -> {
                return; // closed without a word
            }
            case TOO_MANY_REQUESTS -> {
                exchange.getResponseHeaders().set("Retry-After", "0");
                send(exchange, 429, "application/json", Json.bytes(Map.of("message", "Too Many Requests")));
                return;
            }
            case UNAVAILABLE -> {
                problem(exchange, new Problem(503, "Could not reach CMR: please try again later"));
                return;
            }
            default -> {
                // acted on first
            }
        }
        byte[] body;
        try {
            body = Json.bytes(work.run());
        } catch (Problem problem) {
            problem(exchange, problem);
            return;
        }
        switch (fault) {
            case DROP_ANSWER -> {
                // closed without a word
            }
            case GATEWAY_TIMEOUT ->
                send(exchange, 504, "application/json", Json.bytes(Map.of("message", "Endpoint request timed out")));
            case HALF_ANSWER -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
            }
            default -> send(exchange, 200, "application/json", body);
        }
    }

    static void problem(HttpExchange exchange, Problem problem) throws IOException {
        send(exchange, problem.status(), "application/problem+json", Json.bytes(problem.body()));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().close();
    }

    static void redirect(HttpExchange exchange, String to) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }
}
