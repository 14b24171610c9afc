package io.insarhub.core.geotiff;

/**
 * One value of a directory as the file has it: where its numbers stand, and of which kind they are.
 *
 * @param tag TIFF's number of the field
 * @param type TIFF's number of the kind
 * @param count how many numbers (bytes of a text)
 * @param offset where the first one stands in the file
 */
record DirectoryEntry(int tag, int type, long count, long offset) {

    private static final int[] BYTES_BY_TYPE = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /** Bytes of one number; 0 for a kind that no format knows. */
    int unit() {
        return unit(type);
    }

    static int unit(int type) {
        return type < BYTES_BY_TYPE.length ? BYTES_BY_TYPE[type] : 0;
    }

    /** True for whole numbers without a sign, of any size. */
    boolean isUnsigned() {
        return type == 1 || type == 3 || type == 4 || type == 13 || type == 16 || type == 18;
    }

    /** True for floating-point numbers. */
    boolean isFloatingPoint() {
        return type == 11 || type == 12;
    }

    /** For messages. */
    String place() {
        return "tag " + tag;
    }
}
