package io.insarhub.core.geotiff;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file on a server from another.
 *
 * @param etag the server's mark of it, or null
 * @param date when it was last changed, as the server writes it, or null
 * @param total its length; −1 if the server does not know
 */
record FileState(@Nullable String etag, @Nullable String date, long total) {

    static FileState of(Headers headers, long total) {
        return new FileState(headers.get("ETag"), headers.get("Last-Modified"), total);
    }

    /** What {@code If-Range} may carry: a strong mark, or else the date (RFC 9110, 13.1.5); null if there is neither. */
    @Nullable String validator() {
        return etag == null ? date : etag.startsWith("W/") ? null : etag;
    }

    /** False if any of the three is known of both and differs. */
    boolean isSame(FileState other) {
        return agree(etag, other.etag)
                && (etag != null || agree(date, other.date))
                && (total < 0 || other.total < 0 || total == other.total);
    }

    private static boolean agree(@Nullable String a, @Nullable String b) {
        return a == null || b == null || a.equals(b);
    }
}
