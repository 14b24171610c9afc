package io.insarhub.core.geotiff;

/** How blocks of a file that is read are packed. */
enum Packing {
    NONE,
    LZW,
    DEFLATE,
    PACK_BITS;

    /** The packing of TIFF tag 259. */
    static Packing of(long code, Fetcher fetcher) {
        return switch ((int) Math.min(code, 1 << 20)) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 8, 32946 -> DEFLATE;
            case 32773 -> PACK_BITS;
            default ->
                throw fetcher.bad(
                        "tag 259",
                        "the pixels are packed with " + name(code) + ", which is not read here",
                        "Pack them anew: gdal_translate -co COMPRESS=DEFLATE in.tif out.tif");
        };
    }

    /** Most bytes that so many packed ones can hold. */
    long mostUnpacked(long packedBytes) {
        return switch (this) {
            case NONE -> packedBytes;
            // a code of nine bits stands for 4093 bytes at most
            case LZW -> packedBytes * 4096;
            // two bits stand for 258 bytes at most
            case DEFLATE -> packedBytes * 1032;
            case PACK_BITS -> packedBytes * 64;
        };
    }

    /** Most bytes that a sane program takes for so many unpacked ones. */
    static long mostPacked(long rawBytes) {
        return 2 * rawBytes + (64 << 10);
    }

    private static String name(long code) {
        return switch ((int) Math.min(code, 1 << 20)) {
            case 2, 3, 4 -> "CCITT";
            case 6, 7 -> "JPEG";
            case 34712 -> "JPEG 2000";
            case 34887 -> "LERC";
            case 34925 -> "LZMA";
            case 50000 -> "ZSTD";
            case 50001 -> "WebP";
            case 52546 -> "JPEG XL";
            default -> "method " + code;
        };
    }
}
