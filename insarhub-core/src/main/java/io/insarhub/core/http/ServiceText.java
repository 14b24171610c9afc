package io.insarhub.core.http;

import com.fasterxml.jackson.core.JsonParser;
import io.insarhub.core.json.JsonValues;
import io.insarhub.core.markup.Markup;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a service says in the body of a refusal: short, plain and without secrets, whatever it came as. */
final class ServiceText {

    private static final int MAX_CHARS = 300;

    /** Where services put their words: problem+json, CMR, Earthdata Login, AWS. */
    private static final List<String> FIELDS =
            List.of("detail", "error_description", "errors", "message", "Message", "error", "title", "reason");

    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(script|style|svg)\\b.*?</\\1\\s*>|<!--.*?-->|<(script|style|svg)\\b.*");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.*?)</title>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\u00a0]+");

    private ServiceText() {}

    /** The words in the start of a body; empty if there are none. */
    static String of(String body) {
        String text = body.strip();
        if (isHtml(text)) {
            return shown(plain(text));
        }
        return shown(json(text).orElse(text.indexOf('<') >= 0 ? plain(text) : text));
    }

    /** True for text that starts as a web page does. */
    static boolean isHtml(String start) {
        String head = start.strip().toLowerCase(Locale.ROOT);
        head = head.startsWith("\uFEFF") ? head.substring(1).strip() : head;
        return head.startsWith("<!doctype html") || head.startsWith("<html") || head.startsWith("<head");
    }

    /** A page's title, else its text. */
    static String titleOf(String page) {
        var title = TITLE.matcher(page);
        return title.find() ? shown(plain(title.group(1))) : shown(plain(page));
    }

    private static String plain(String html) {
        return Markup.unescaped(TAG.matcher(UNSEEN.matcher(html).replaceAll(" "))
                .replaceAll(" ")
                .replace("&nbsp;", " "));
    }

    private static Optional<String> json(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try (JsonParser parser = JsonValues.factory().createParser(text)) {
            if (JsonValues.read(parser) instanceof Map<?, ?> object) {
                return FIELDS.stream()
                        .map(field -> words(object.get(field)))
                        .filter(words -> !words.isBlank())
                        .findFirst();
            }
        } catch (IOException cutOff) {
            return Optional.empty(); // more than the start of it was not read: shown as it is
        }
        return Optional.empty();
    }

    private static String words(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(ServiceText::words).collect(Collectors.joining("; "));
        }
        if (value instanceof Map<?, ?> object) {
            return object.values().stream().map(ServiceText::words).collect(Collectors.joining(" "));
        }
        return value == null ? "" : value.toString();
    }

    private static String shown(String text) {
        String oneLine = BLANKS.matcher(Redacted.text(text)).replaceAll(" ").strip();
        return oneLine.length() <= MAX_CHARS ? oneLine : oneLine.substring(0, MAX_CHARS - 1) + "…";
    }
}
