package io.insarhub.core.geotiff;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parts of a file that are not pixels: header, directories, tables of tiles. They come in pages, the last few of
 * which are kept, so that a directory of twenty values is not twenty requests, and a table of millions of tiles does not
 * fill the memory. Safe for use by many threads.
 */
final class HeadBytes {

    /** All of the head of most cloud-optimised files, and of every small file. */
    static final int PAGE_BYTES = 16 * 1024;

    private static final int PAGES_KEPT = 64;

    private final Fetcher fetcher;
    private final Map<Long, byte[]> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > PAGES_KEPT;
        }
    };

    HeadBytes(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * Bytes of the head, fewer where the file ends.
     *
     * @param length not more than the caller would hold anyway: limits are its business
     */
    synchronized byte[] read(long offset, int length) {
        if (length == 0) {
            return new byte[0];
        }
        byte[] out = new byte[Math.min(length, PAGE_BYTES)];
        int done = 0;
        while (done < length) {
            long at = offset + done;
            byte[] page = page(at / PAGE_BYTES);
            int from = (int) (at % PAGE_BYTES);
            int count = Math.min(length - done, page.length - from);
            if (count <= 0) {
                break;
            }
            if (done + count > out.length) {
                out = Arrays.copyOf(out, Math.min(length, Math.max(2 * out.length, done + count)));
            }
            System.arraycopy(page, from, out, done, count);
            done += count;
        }
        return done == out.length ? out : Arrays.copyOf(out, done);
    }

    private byte[] page(long number) {
        byte[] kept = pages.get(number);
        if (kept == null) {
            kept = fetcher.fetch(number * PAGE_BYTES, PAGE_BYTES);
            pages.put(number, kept);
        }
        return kept;
    }
}
