package io.insarhub.export.outline;

import java.util.Arrays;

/** A growing list of whole numbers. */
final class Ints {

    private int[] values;
    private int size;

    Ints() {
        this(1024);
    }

    Ints(int capacity) {
        this.values = new int[capacity];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int get(int i) {
        return values[i];
    }

    void set(int i, int value) {
        values[i] = value;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }
}
