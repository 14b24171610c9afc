package io.insarhub.hyp3.secrets;

import io.insarhub.hyp3.standin.Hyp3StandIn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the tests' secrets look like: each begins with a mark, and the stand-in's cookies and signatures do too. */
final class Secrets {

    /** Passwords, tokens, session cookies and signatures. */
    private static final List<String> MARKS =
            List.of("pw-", "s3cret-of-", "t0ken-of-", Hyp3StandIn.SESSION_MARK, Hyp3StandIn.SIGNATURE_MARK);

    private static final List<String> ACCOUNTS = List.of("anna", "bert", "carl", "dora");

    private static final Pattern ANY = Pattern.compile(patterns().stream().collect(Collectors.joining("|")));

    private Secrets() {}

    /** Every secret in a text, with a little of what stands around it. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            found.add(text.substring(Math.max(0, matcher.start() - 60), Math.min(text.length(), matcher.end() + 20))
                    .replaceAll("\\s+", " "));
        }
        return found;
    }

    private static List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        for (String mark : MARKS) {
            // with the name behind it: three letters alone come up in the noise that products are filled with
            String rest = mark.equals("pw-") ? "(" + String.join("|", ACCOUNTS) + ")" : "[a-z0-9]";
            patterns.add("(?<![a-z])" + Pattern.quote(mark) + rest);
        }
        // user:password as HTTP sends it; the last characters depend on what follows
        for (String account : ACCOUNTS) {
            for (String mark : MARKS) {
                byte[] start = (account + ":" + mark).getBytes(StandardCharsets.UTF_8);
                String encoded = Base64.getEncoder().withoutPadding().encodeToString(start);
                patterns.add(Pattern.quote(encoded.substring(0, start.length * 8 / 6)));
            }
        }
        return patterns;
    }
}
