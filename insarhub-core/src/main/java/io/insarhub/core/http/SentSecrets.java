package io.insarhub.core.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Takes out of an answer what its request has sent in confidence: some servers echo it in their complaints. */
final class SentSecrets {

    /** Shorter ones would be found in innocent words. */
    private static final int SHORTEST = 4;

    private static final Pattern CONFIDENTIAL =
            Pattern.compile("(?i)sig|token|key|credential|secret|password|code|state|policy");

    private SentSecrets() {}

    static String scrub(Response answer, String text) {
        Response network = answer.networkResponse();
        List<String> secrets = sentBy(network == null ? answer.request() : network.request());
        secrets.removeIf(secret -> secret.length() < SHORTEST);
        secrets.sort(Comparator.comparing(String::length).reversed());
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    private static List<String> sentBy(Request request) {
        List<String> secrets = new ArrayList<>();
        addAuthorization(request.header("Authorization"), secrets);
        addCookies(request.header("Cookie"), secrets);
        HttpUrl url = request.url();
        for (String name : url.queryParameterNames()) {
            if (CONFIDENTIAL.matcher(name).find()) {
                url.queryParameterValues(name).forEach(value -> secrets.add(value == null ? "" : value));
            }
        }
        return secrets;
    }

    private static void addAuthorization(@Nullable String header, List<String> secrets) {
        if (header == null) {
            return;
        }
        String credential = header.substring(header.indexOf(' ') + 1);
        secrets.add(credential);
        if (header.startsWith("Basic ")) {
            String pair = new String(Base64.getDecoder().decode(credential), StandardCharsets.UTF_8);
            secrets.add(pair.substring(pair.indexOf(':') + 1));
        }
    }

    private static void addCookies(@Nullable String header, List<String> secrets) {
        if (header != null) {
            for (String cookie : header.split(";", -1)) {
                secrets.add(cookie.substring(cookie.indexOf('=') + 1).strip());
            }
        }
    }
}
