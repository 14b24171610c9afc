package io.insarhub.hyp3.hdf5;

import java.nio.charset.StandardCharsets;

/** Type of a dataset's elements, as h5py names them. */
public final class Hdf5Type {

    private final int bytes;
    private final byte[] message;

    private Hdf5Type(int bytes, byte[] message) {
        this.bytes = bytes;
        this.message = message;
    }

    /** Size of an element. */
    int bytes() {
        return bytes;
    }

    /** The datatype message of the file format (HDF5 File Format Specification 3.0, IV.A.2.d). */
    byte[] message() {
        return message;
    }

    /** {@code float32}. */
    static Hdf5Type float32() {
        return floating(4, 31, 23, 8, 127);
    }

    /** {@code float64}. */
    static Hdf5Type float64() {
        return floating(8, 63, 52, 11, 1023);
    }

    /** {@code int16}. */
    static Hdf5Type int16() {
        return integer(2, false, true);
    }

    /** {@code bool}: h5py's enumeration of FALSE and TRUE. */
    static Hdf5Type bool() {
        Bytes message = new Bytes().u1(0x18).u1(2).u1(0).u1(0).u4(1).put(integer(1, false, true).message);
        message.put("FALSE\0\0\0".getBytes(StandardCharsets.US_ASCII));
        message.put("TRUE\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        return new Hdf5Type(1, message.u1(0).u1(1).toArray());
    }

    /** {@code |S<length>}: text of a fixed length, filled up with zeros. */
    static Hdf5Type text(int length) {
        return new Hdf5Type(
                length, new Bytes().u1(0x13).u1(1).u1(0).u1(0).u4(length).toArray());
    }

    /** Text of any length in UTF-8, which stands in a heap of its own. */
    static Hdf5Type heapText() {
        Bytes message = new Bytes().u1(0x19).u1(1).u1(1).u1(0).u4(16);
        return new Hdf5Type(16, message.put(integer(1, false, false).message).toArray());
    }

    private static Hdf5Type integer(int bytes, boolean bigEndian, boolean signed) {
        int bits = (bigEndian ? 1 : 0) | (signed ? 8 : 0);
        return new Hdf5Type(
                bytes,
                new Bytes()
                        .u1(0x10)
                        .u1(bits)
                        .u1(0)
                        .u1(0)
                        .u4(bytes)
                        .u2(0)
                        .u2(8 * bytes)
                        .toArray());
    }

    private static Hdf5Type floating(int bytes, int sign, int mantissa, int exponent, int bias) {
        Bytes message = new Bytes().u1(0x11).u1(0x20).u1(sign).u1(0).u4(bytes);
        message.u2(0).u2(8 * bytes).u1(mantissa).u1(exponent).u1(0).u1(mantissa).u4(bias);
        return new Hdf5Type(bytes, message.toArray());
    }
}
