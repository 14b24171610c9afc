package io.insarhub.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the tests' secrets look like. Each begins with a mark, so that it is known wherever it comes out; and whatever
 * begins otherwise is known by its place: behind the name of a header or of a query's field that is a secret. A test that
 * makes up a credential of its own begins it with one of the marks.
 */
public final class Secrets {

    /** Passwords, tokens, cookies, login codes and signatures; the rest of each is a letter, a digit, or more. */
    public static final List<String> MARKS =
            List.of("pw-", "s3cret-of-", "t0ken-of-", "c00kie-of-", "session-", "c0de-of-", "s1gnature-");

    private static final List<String> ACCOUNTS = List.of("anna", "bert", "carl", "dora", "jane", "newcomer");

    /** Where only a secret can stand; three asterisks or an ellipsis may be there in its place. */
    private static final List<String> PLACES = List.of(
            "Bearer (?=[\\w.-]{8})",
            "Basic (?=[A-Za-z0-9+/=]{8})",
            "asf-urs=(?=\\w)",
            "eyJ(?=[\\w-]{8,}\\.eyJ)",
            "[?&](X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token|Signature|token|access_token)=(?=\\w)");

    /** One of these is in every text that has a secret: looking for them is quick. */
    private static final List<String> SIGNS = signs();

    private static final Pattern ANY = Pattern.compile(patterns().stream().collect(Collectors.joining("|")));

    private Secrets() {}

    /** Every secret in a text: a little of what stands before it, and its mark. What follows the mark is not told. */
    public static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        if (SIGNS.stream().noneMatch(text::contains)) {
            return found;
        }
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            String before = text.substring(Math.max(0, matcher.start() - 60), matcher.start());
            found.add(ANY.matcher(before).replaceAll("***").replaceAll("\\s+", " ") + mark(matcher.group()) + "***");
        }
        return found;
    }

    private static String mark(String secret) {
        return MARKS.stream()
                .filter(secret::startsWith)
                .findFirst()
                .orElse(secret.length() > 4 ? secret.substring(0, 4) : "");
    }

    private static List<String> signs() {
        List<String> signs = new ArrayList<>(MARKS);
        signs.addAll(List.of("Bearer ", "Basic ", "asf-urs=", "eyJ", "Signature=", "X-Amz-", "token="));
        signs.addAll(basic(""));
        return signs;
    }

    private static List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        for (String mark : MARKS) {
            // with the name behind it: three letters alone come up in the noise that products are filled with
            String rest = mark.equals("pw-") ? "(" + String.join("|", ACCOUNTS) + ")" : "[a-z0-9]";
            patterns.add("(?<![a-z])" + Pattern.quote(mark) + rest);
        }
        MARKS.forEach(mark -> basic(mark).forEach(start -> patterns.add(Pattern.quote(start))));
        patterns.addAll(PLACES);
        return patterns;
    }

    /** The start of {@code user:password} as HTTP sends it, for each account; the last characters depend on what follows. */
    private static List<String> basic(String mark) {
        List<String> starts = new ArrayList<>();
        for (String account : ACCOUNTS) {
            byte[] start = (account + ":" + mark).getBytes(StandardCharsets.UTF_8);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(start);
            starts.add(encoded.substring(0, start.length * 8 / 6));
        }
        return starts;
    }
}
