package io.insarhub.core.geotiff;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of which whole an HTTP answer holds (RFC 9110, 14.4).
 *
 * @param first the first byte
 * @param last the last byte, included
 * @param total length of the whole; −1 if the server does not know
 */
record ContentRange(long first, long last, long total) {

    private static final Pattern SATISFIED =
            Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/([0-9]{1,18})", Pattern.CASE_INSENSITIVE);

    /** The range of a header's text; empty if it makes no sense. */
    static Optional<ContentRange> parse(String header) {
        Matcher m = SATISFIED.matcher(header.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        long total = m.group(3).equals("*") ? -1 : Long.parseLong(m.group(3));
        ContentRange range = new ContentRange(Long.parseLong(m.group(1)), Long.parseLong(m.group(2)), total);
        boolean isSane = range.first <= range.last && (total < 0 || range.last < total);
        return isSane ? Optional.of(range) : Optional.empty();
    }

    /** Length of the whole as a refusal (416) tells it; −1 if it does not. */
    static long totalOfRefusal(String header) {
        Matcher m = UNSATISFIED.matcher(header.strip());
        return m.matches() ? Long.parseLong(m.group(1)) : -1;
    }

    long length() {
        return last - first + 1;
    }
}
