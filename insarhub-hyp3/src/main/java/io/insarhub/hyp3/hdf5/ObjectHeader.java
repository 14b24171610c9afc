package io.insarhub.hyp3.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** An object header, version 2, in one piece (HDF5 File Format Specification 3.0, IV.A.1.b). */
final class ObjectHeader {

    private static final int PREFIX = 10;
    private static final int CHECKSUM = 4;
    private static final int LINK_INFO = 0x02;
    private static final int LINK = 0x06;
    private static final int GROUP_INFO = 0x0a;
    private static final int DATASPACE = 0x01;
    private static final int DATATYPE = 0x03;
    private static final int FILL_VALUE = 0x05;
    private static final int LAYOUT = 0x08;
    private static final int ATTRIBUTE = 0x0c;
    private static final int ATTRIBUTE_INFO = 0x15;
    private static final int LARGEST_MESSAGE = 0xffff;

    private final Bytes messages = new Bytes();

    /** The header of a group; its links follow. */
    static ObjectHeader group() {
        ObjectHeader header = new ObjectHeader();
        header.message(LINK_INFO, new Bytes().u1(0).u1(0).u8(Bytes.UNDEFINED).u8(Bytes.UNDEFINED));
        header.message(GROUP_INFO, new Bytes().u1(0).u1(0));
        return header;
    }

    /** The header of a dataset whose elements stand one after the other at an address. */
    static ObjectHeader dataset(Hdf5Dataset dataset, long address) {
        ObjectHeader header = new ObjectHeader();
        header.message(DATASPACE, dataspace(dataset.shape()));
        header.message(DATATYPE, new Bytes().put(dataset.type().message()));
        // space is there from the start; nothing is filled in
        header.message(FILL_VALUE, new Bytes().u1(3).u1(1 | 1 << 2));
        header.message(LAYOUT, new Bytes().u1(3).u1(1).u8(address).u8(dataset.bytes()));
        return header;
    }

    /** Says that attributes follow in this header, and none elsewhere; without it they are not counted. */
    void attributesFollow() {
        message(ATTRIBUTE_INFO, new Bytes().u1(0).u1(0).u8(Bytes.UNDEFINED).u8(Bytes.UNDEFINED));
    }

    /** A hard link to the object at an address. */
    void link(String name, long address) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        message(LINK, new Bytes().u1(1).u1(0).u1(text.length).put(text).u8(address));
    }

    /** An attribute whose text stands in a heap. */
    void attribute(String name, int length, long heap, int index) {
        byte[] key = (name + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] type = Hdf5Type.heapText().message();
        byte[] space = dataspace(List.of()).toArray();
        message(
                ATTRIBUTE,
                new Bytes()
                        .u1(3)
                        .u1(0)
                        .u2(key.length)
                        .u2(type.length)
                        .u2(space.length)
                        .u1(1)
                        .put(key)
                        .put(type)
                        .put(space)
                        .u4(length)
                        .u8(heap)
                        .u4(index));
    }

    private static Bytes dataspace(List<Long> shape) {
        Bytes space = new Bytes().u1(2).u1(shape.size()).u1(0).u1(shape.isEmpty() ? 0 : 1);
        for (long extent : shape) {
            space.u8(extent);
        }
        return space;
    }

    private void message(int type, Bytes content) {
        if (content.size() > LARGEST_MESSAGE) {
            throw new IllegalArgumentException("a header message of " + content.size() + " bytes cannot be written");
        }
        messages.u1(type).u2(content.size()).u1(0).put(content.toArray());
    }

    int size() {
        return PREFIX + messages.size() + CHECKSUM;
    }

    byte[] toArray() {
        Bytes header = new Bytes()
                .put("OHDR".getBytes(StandardCharsets.US_ASCII))
                .u1(2)
                .u1(2)
                .u4(messages.size())
                .put(messages.toArray());
        return header.u4(Lookup3.of(header.toArray())).toArray();
    }
}
