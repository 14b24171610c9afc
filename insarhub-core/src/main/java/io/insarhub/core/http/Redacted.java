package io.insarhub.core.http;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Takes secrets out of what is shown: queries and user names of addresses (a signed address is a key to its file), and
 * whatever follows the name of a credential.
 */
public final class Redacted {

    private static final Pattern USER_INFO = Pattern.compile("(?i)(https?://)[^\\s/@\"'<>]*@");
    private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^\\s\"'<>?]*)\\?[^\\s\"'<>]*");
    private static final Pattern SCHEME_VALUE = Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.~+/=-]+");
    private static final Pattern NAMED_VALUE = Pattern.compile(
            "(?i)\\b([\\w-]*(?:password|passwd|token|secret|signature|credential|cookie|authorization)[\\w-]*"
                    + "[\"']?\\s*[=:]\\s*[\"']?)(?!bearer\\b|basic\\b)[^\\s\"'&<>,;]+");
    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("\\beyJ[\\w-]+\\.[\\w-]+(?:\\.[\\w-]*)?");

    private Redacted() {}

    /** Scheme, host, port and path; {@code ?…} stands for a query. */
    public static String url(HttpUrl url) {
        String bare = url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        return url.query() == null ? bare : bare + "?…";
    }

    /** A text from elsewhere, with what looks like a secret replaced by {@code ***}. */
    public static String text(String text) {
        String shown = USER_INFO.matcher(text).replaceAll("$1");
        shown = QUERY.matcher(shown).replaceAll("$1?…");
        shown = SCHEME_VALUE.matcher(shown).replaceAll("$1 ***");
        shown = NAMED_VALUE.matcher(shown).replaceAll("$1***");
        return JSON_WEB_TOKEN.matcher(shown).replaceAll("***");
    }
}
