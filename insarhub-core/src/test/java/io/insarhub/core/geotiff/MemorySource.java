package io.insarhub.core.geotiff;

import io.insarhub.api.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A file in memory that remembers what was asked of it. */
final class MemorySource implements RangeSource {

    private final byte[] bytes;
    private final List<long[]> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean closed;

    MemorySource(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "memory/a.tif";
    }

    @Override
    public byte[] read(long offset, int length, Cancellation cancellation) {
        asked.add(new long[] {offset, length});
        int from = (int) Math.min(offset, bytes.length);
        return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, offset + length));
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Offset and length of every request. */
    List<long[]> asked() {
        return asked;
    }

    boolean isClosed() {
        return closed;
    }
}
