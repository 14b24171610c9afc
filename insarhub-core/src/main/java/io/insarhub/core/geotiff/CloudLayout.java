package io.insarhub.core.geotiff;

import io.insarhub.api.Cancellation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/**
 * The layout that GDAL calls COG: after the header a "ghost area" that promises it, the smallest overview's tiles first
 * and the raster's last, and around each tile its size and the repetition of its end, so that a reader needs no table to
 * fetch the next one.
 */
final class CloudLayout {

    /** Bytes that a tile takes beyond its own: its size before it, its last bytes again behind it. */
    static final int FRAME_BYTES = 8;

    private static final int END_BYTES = 4;

    private CloudLayout() {}

    /** The promise, in GDAL's words; see "Header ghost area" in the documentation of its COG driver. */
    static String ghost(int bands) {
        String promise = "LAYOUT=IFDS_BEFORE_DATA\n"
                + "BLOCK_ORDER=ROW_MAJOR\n"
                + "BLOCK_LEADER=SIZE_AS_UINT4\n"
                + "BLOCK_TRAILER=LAST_4_BYTES_REPEATED\n"
                + (bands > 1 ? "INTERLEAVE=BAND\n" : "")
                // the space leaves room for the YES of an editor that breaks the layout
                + "KNOWN_INCOMPATIBLE_EDITION=NO\n ";
        return String.format(Locale.ROOT, "GDAL_STRUCTURAL_METADATA_SIZE=%06d bytes\n", promise.length()) + promise;
    }

    /** Writes a whole file from tiles that stand in a scratch file. */
    static void assemble(TiffLayout scratch, TileStore tiles, PendingFile file, Cancellation cancellation) {
        TiffLayout layout = scratch.unplaced();
        long end = layout.headSize();
        List<TileGrid> from = scratch.levels();
        for (int level = from.size() - 1; level >= 0; level--) {
            TileGrid placed = layout.levels().get(level);
            for (int tile = 0; tile < placed.tiles(); tile++) {
                cancellation.throwIfCancelled("writing " + file.target().getFileName());
                byte[] packed = tiles.read(from.get(level), tile);
                file.write(framed(packed), end);
                placed.place(tile, end + END_BYTES, packed.length);
                end += packed.length + FRAME_BYTES;
            }
        }
        file.write(layout.head(), 0);
    }

    /** A strip of one pixel can be shorter than what is repeated of it: zeros make up the rest. */
    private static ByteBuffer framed(byte[] packed) {
        int repeated = Math.min(END_BYTES, packed.length);
        return ByteBuffer.allocate(packed.length + FRAME_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(packed.length)
                .put(packed)
                .put(packed, packed.length - repeated, repeated)
                .rewind();
    }
}
