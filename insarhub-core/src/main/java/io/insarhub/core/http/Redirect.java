package io.insarhub.core.http;

import io.insarhub.api.ServiceException;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Where a redirect leads, and what goes along. Another origin gets neither Authorization nor cookies; nothing goes from
 * https to http; and what was posted is not turned into a plain request for something else.
 */
final class Redirect {

    private Redirect() {}

    static boolean is(HttpStream answer) {
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> answer.headers().get("Location") != null;
            default -> false;
        };
    }

    /** The next request. */
    static Request next(String service, Request hop, HttpStream answer) {
        @Nullable String location = answer.headers().get("Location");
        HttpUrl to = location == null ? null : hop.url().resolve(location);
        if (to == null) {
            throw refused(service, answer, "redirects to an address that is not http");
        }
        if (hop.url().isHttps() && !to.isHttps()) {
            throw refused(service, answer, "redirects from https to " + Redacted.url(to) + ", which is not safe");
        }
        Request.Builder next = hop.newBuilder().url(to);
        boolean plain = hop.method().equals("GET") || hop.method().equals("HEAD");
        if (answer.status() == 303 && !plain) {
            next.get();
        } else if (!plain && answer.status() < 303) {
            throw refused(
                    service,
                    answer,
                    "has moved to " + Redacted.url(to) + ". Set that as the service's address, if it is right");
        }
        if (!Origin.of(to).equals(Origin.of(hop.url()))) {
            next.removeHeader("Authorization").removeHeader("Cookie").removeHeader("Proxy-Authorization");
        }
        return next.build();
    }

    private static ServiceException refused(String service, HttpStream answer, String problem) {
        return new ServiceException(service, answer.status(), Redacted.url(answer.url()) + " " + problem, null);
    }
}
