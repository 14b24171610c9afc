package io.insarhub.hyp3.hdf5;

import java.io.ByteArrayOutputStream;

/** Numbers in little-endian order, one after the other. */
final class Bytes {

    /** The address that stands for none. */
    static final long UNDEFINED = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes u1(int value) {
        out.write(value);
        return this;
    }

    Bytes u2(int value) {
        return u1(value).u1(value >> 8);
    }

    Bytes u4(int value) {
        return u2(value).u2(value >> 16);
    }

    Bytes u8(long value) {
        return u4((int) value).u4((int) (value >> 32));
    }

    Bytes put(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes zeros(int count) {
        return put(new byte[count]);
    }

    int size() {
        return out.size();
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
