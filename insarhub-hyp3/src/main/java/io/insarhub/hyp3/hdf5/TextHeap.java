package io.insarhub.hyp3.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A collection of texts of any length: one global heap collection (HDF5 File Format Specification 3.0, III.E). */
final class TextHeap {

    private static final int HEADER = 16;
    private static final int SMALLEST = 4096;
    private static final int MOST = 0xffff;

    private final List<byte[]> texts = new ArrayList<>();

    /** Adds a text; returns its index, from 1. */
    int add(byte[] text) {
        if (texts.size() == MOST) {
            throw new IllegalArgumentException("more than " + MOST + " attributes cannot be written");
        }
        texts.add(text);
        return texts.size();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int size() {
        int size = HEADER + HEADER;
        for (byte[] text : texts) {
            size += HEADER + padded(text.length);
        }
        return Math.max(SMALLEST, size);
    }

    byte[] toArray() {
        int size = size();
        Bytes heap = new Bytes().put(utf8("GCOL")).u4(1).u8(size);
        for (int i = 0; i < texts.size(); i++) {
            byte[] text = texts.get(i);
            heap.u2(i + 1).u2(1).u4(0).u8(text.length).put(text).zeros(padded(text.length) - text.length);
        }
        int free = size - heap.size();
        return heap.u2(0).u2(0).u4(0).u8(free).zeros(free - HEADER).toArray();
    }

    private static int padded(int length) {
        return (length + 7) / 8 * 8;
    }
}
