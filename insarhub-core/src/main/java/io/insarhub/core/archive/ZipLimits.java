package io.insarhub.core.archive;

import io.insarhub.api.BadOptionException;

/**
 * How much an archive may hold, by its own table of contents, before it is refused: small files that unpack to huge ones
 * are a known way to fill a disk. The table itself is read under {@code maxEntries} too, so that it cannot fill the memory.
 *
 * @param maxEntries entries in all, folders counted in
 * @param maxBytes bytes of all entries, unpacked
 * @param maxRatio how many times its own length an archive may unpack to, once that is more than {@value #FREE_BYTES}
 *     bytes: below, an empty raster may well be a thousandth of its length
 */
public record ZipLimits(int maxEntries, long maxBytes, int maxRatio) {

    /** What any archive may unpack to, whatever its ratio, bytes: 1 GiB. */
    public static final long FREE_BYTES = 1L << 30;

    private static final ZipLimits DEFAULTS = new ZipLimits(10_000, 64L << 30, 100);

    /** Checks the values. */
    public ZipLimits {
        requirePositive("maxEntries", maxEntries);
        requirePositive("maxBytes", maxBytes);
        requirePositive("maxRatio", maxRatio);
    }

    /** 10,000 entries, 64 GiB, and a ratio of 100. A scene has some fifty entries and 8 GB in a zip of 5 GB. */
    public static ZipLimits defaults() {
        return DEFAULTS;
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new BadOptionException(name, "must be at least 1, not " + value);
        }
    }
}
