package io.insarhub.core.geotiff;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Gets bytes from a source, counts them, and knows how to complain about the file that they are of. */
final class Fetcher {

    private static final String DAMAGED = "The file is damaged or was cut off; get it again";

    private final RangeSource source;
    private final Cancellation cancellation;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();

    Fetcher(RangeSource source, Cancellation cancellation) {
        this.source = source;
        this.cancellation = cancellation;
    }

    /** Up to {@code length} bytes, fewer where the file ends. */
    byte[] fetch(long offset, int length) {
        cancellation.throwIfCancelled("reading " + source.name());
        byte[] fetched = source.read(offset, length, cancellation);
        if (fetched.length > length) {
            throw new IllegalStateException(source.name() + ": the source gave " + fetched.length + " bytes where "
                    + length + " were asked for");
        }
        requests.incrementAndGet();
        bytes.addAndGet(fetched.length);
        return fetched;
    }

    /** All bytes fetched so far. */
    long bytesFetched() {
        return bytes.get();
    }

    /** All requests so far. */
    int requests() {
        return requests.get();
    }

    Cancellation cancellation() {
        return cancellation;
    }

    RangeSource source() {
        return source;
    }

    /** A file that contradicts itself or the format. */
    BadFileException damaged(String place, String problem) {
        return bad(place, problem, DAMAGED);
    }

    /** A file that is of no use here. */
    BadFileException bad(String place, String problem, String advice) {
        return source instanceof FileSource file
                ? new BadFileException(file.path(), place, problem, advice, null)
                : new BadFileException(null, source.name() + ", " + place, problem, advice, null);
    }
}
