package io.insarhub.hyp3;

import io.insarhub.core.http.HttpReply;
import io.insarhub.core.http.Redacted;
import io.insarhub.hyp3.Hyp3Exception.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the service says when it refuses ({@code application/problem+json}). */
final class Refusal {

    private static final int MOST_CHARS = 500;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Pattern CREDITS = Pattern.compile(
            "would cost (-?[\\d.,]*\\d) credits?, but you (?:have only|only have) (-?[\\d.,]*\\d)",
            Pattern.CASE_INSENSITIVE);

    private Refusal() {}

    static Hyp3Exception of(HttpReply reply) {
        int status = reply.status();
        String words = words(reply);
        String said = words.isEmpty() ? "it gave no reason" : "\"" + words + "\"";
        Matcher credits = CREDITS.matcher(words);
        if (status == 400 && credits.find()) {
            return Hyp3Exception.tooFewCredits(
                    status,
                    said + " Submit fewer jobs, add an account to the pool, or wait for the next month",
                    number(credits.group(1)),
                    number(credits.group(2)));
        }
        return switch (status) {
            case 403 ->
                Hyp3Exception.of(
                        Kind.NOT_APPROVED,
                        status,
                        said
                                + ": the account may not use HyP3 yet. Apply for access at https://hyp3-docs.asf.alaska.edu",
                        null);
            case 404 -> Hyp3Exception.of(Kind.NOT_FOUND, status, said, null);
            case 429 -> Hyp3Exception.notDone(status, said, retryAfter(reply), null);
            default ->
                status >= 500 || status == 408
                        ? Hyp3Exception.of(
                                Kind.UNKNOWN_OUTCOME,
                                status,
                                said + "; whether the jobs were accepted is not known",
                                null)
                        : Hyp3Exception.of(Kind.INVALID, status, said, null);
        };
    }

    private static String words(HttpReply reply) {
        String text;
        try {
            Map<String, Object> json = reply.jsonObject();
            Object detail = json.getOrDefault("detail", json.getOrDefault("message", json.get("title")));
            text = detail == null ? "" : detail.toString();
        } catch (IOException notJson) {
            text = "";
        }
        String shown = Redacted.text(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return shown.length() <= MOST_CHARS ? shown : shown.substring(0, MOST_CHARS - 1) + "…";
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.replace(",", ""));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static @Nullable Duration retryAfter(HttpReply reply) {
        String text = reply.headers().get("Retry-After");
        if (text == null || !text.strip().matches("\\d{1,6}")) {
            return null;
        }
        Duration wait = Duration.ofSeconds(Long.parseLong(text.strip()));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
