package io.insarhub.core.geotiff;

import io.insarhub.api.BadFileException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Unpacks blocks, one after another, in a buffer of its own that never grows beyond a block. For one thread at a time. */
final class BlockUnpacker implements AutoCloseable {

    private final BlockLayout layout;
    private final LzwDecoder lzw = new LzwDecoder();
    private final byte[] rest = new byte[4096];
    private byte[] raw = new byte[0];
    private @Nullable Inflater inflater;

    BlockUnpacker(BlockLayout layout) {
        this.layout = layout;
    }

    /** The bytes of the last {@link #unpack}. */
    byte[] raw() {
        return raw;
    }

    /** Unpacks the first {@code wanted} bytes of a block; {@code whole} if it is known to hold no more. */
    void unpack(byte[] packed, int from, int length, int wanted, boolean whole, String block) {
        if (layout.packing().mostUnpacked(length) < wanted) {
            throw tooShort(block, length, wanted);
        }
        if (raw.length < wanted) {
            raw = new byte[wanted];
        }
        int got = switch (layout.packing()) {
            case NONE -> copy(packed, from, wanted);
            case LZW -> lzw.decode(packed, from, length, raw, wanted);
            case DEFLATE -> inflate(packed, from, length, wanted, whole, block);
            case PACK_BITS -> unpackBits(packed, from, from + length, wanted);
        };
        if (got < 0) {
            throw layout.fetcher().damaged(block, "its packed bytes make no sense");
        }
        if (got < wanted) {
            throw tooShort(block, got, wanted);
        }
    }

    /** Gives back the memory that the decompressor holds outside the heap. */
    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }

    private int copy(byte[] packed, int from, int wanted) {
        System.arraycopy(packed, from, raw, 0, wanted);
        return wanted;
    }

    private int inflate(byte[] packed, int from, int length, int wanted, boolean whole, String block) {
        Inflater inflating = inflater == null ? new Inflater() : inflater;
        inflater = inflating;
        inflating.reset();
        inflating.setInput(packed, from, length);
        try {
            int got = 0;
            while (got < wanted) {
                int more = inflating.inflate(raw, got, wanted - got);
                if (more == 0) {
                    break;
                }
                got += more;
            }
            if (whole && got == wanted) {
                verifyEnd(inflating, block);
            }
            return got;
        } catch (DataFormatException e) {
            throw layout.fetcher().damaged(block, "its packed bytes make no sense (" + e.getMessage() + ")");
        }
    }

    /** Goes on to the checksum, over rows that some programs store beyond the raster's last one. */
    private void verifyEnd(Inflater inflating, String block) throws DataFormatException {
        long most = (long) layout.rowBytes() * layout.blockHeight();
        while (!inflating.finished()) {
            int more = inflating.inflate(rest);
            if (inflating.getBytesWritten() > most || (more == 0 && !inflating.finished())) {
                throw layout.fetcher().damaged(block, "its packed bytes do not end where its pixels do");
            }
        }
    }

    private int unpackBits(byte[] in, int from, int end, int wanted) {
        int at = from;
        int done = 0;
        while (done < wanted && at < end) {
            int head = in[at++];
            if (head >= 0) {
                int count = Math.min(Math.min(head + 1, wanted - done), end - at);
                System.arraycopy(in, at, raw, done, count);
                at += head + 1;
                done += count;
            } else if (head != -128 && at < end) {
                int count = Math.min(1 - head, wanted - done);
                Arrays.fill(raw, done, done + count, in[at++]);
                done += count;
            }
        }
        return done;
    }

    private BadFileException tooShort(String block, long has, int wanted) {
        return layout.fetcher()
                .damaged(block, "ends early: " + has + " bytes, which do not make the " + wanted + " expected");
    }
}
