package io.insarhub.core.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that an answer has (RFC 9110, 14.4).
 *
 * @param first offset of its first byte; −1 for none ({@code bytes *}{@code /200})
 * @param totalBytes length of the whole; −1 where the server does not tell
 */
record ContentRange(long first, long totalBytes) {

    private static final Pattern FORM = Pattern.compile("bytes (?:(\\d{1,18})-\\d{1,18}|\\*)/(?:(\\d{1,18})|\\*)");

    static Optional<ContentRange> parse(@Nullable String header) {
        Matcher form = FORM.matcher(header == null ? "" : header.strip());
        return form.matches()
                ? Optional.of(new ContentRange(number(form.group(1)), number(form.group(2))))
                : Optional.empty();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? -1 : Long.parseLong(digits);
    }
}
