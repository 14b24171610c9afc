package io.insarhub.hyp3.standin;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the service answers as {@code application/problem+json} (RFC 7807). */
final class Problem extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            503, "Service Unavailable");

    private final int status;
    private final String detail;

    Problem(int status, String detail) {
        super(detail);
        this.status = status;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", (long) status);
        body.put("title", TITLES.getOrDefault(status, "Error"));
        body.put("detail", detail);
        body.put("type", "about:blank");
        return body;
    }
}
