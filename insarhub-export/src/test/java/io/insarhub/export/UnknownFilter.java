package io.insarhub.export;

import io.jhdf.filter.Filter;

/** A filter that changes nothing, under the number of one that no reader on the JVM has. */
record UnknownFilter(int number) implements Filter {

    @Override
    public int getId() {
        return number;
    }

    @Override
    public String getName() {
        return "filter " + number;
    }

    @Override
    public byte[] decode(byte[] encoded, int[] data) {
        return encoded;
    }

    @Override
    public byte[] encode(byte[] plain, int[] data) {
        return plain;
    }
}
