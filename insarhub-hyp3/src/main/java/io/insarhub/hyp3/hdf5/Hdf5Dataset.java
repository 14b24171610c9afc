package io.insarhub.hyp3.hdf5;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dataset to be written: name, type, shape and attributes.
 *
 * @param name its name in the root group, ASCII
 * @param type type of the elements
 * @param shape extent of each dimension, the slowest first
 * @param attributes attributes by name, as text
 */
public record Hdf5Dataset(String name, Hdf5Type type, List<Long> shape, Map<String, String> attributes) {

    /** Copies shape and attributes. */
    public Hdf5Dataset {
        shape = List.copyOf(shape);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** Elements of four-byte floats. */
    public static Hdf5Dataset float32(String name, long... shape) {
        return new Hdf5Dataset(name, Hdf5Type.float32(), list(shape), Map.of());
    }

    /** Elements of eight-byte floats. */
    public static Hdf5Dataset float64(String name, long... shape) {
        return new Hdf5Dataset(name, Hdf5Type.float64(), list(shape), Map.of());
    }

    /** Elements of two-byte whole numbers with a sign. */
    public static Hdf5Dataset int16(String name, long... shape) {
        return new Hdf5Dataset(name, Hdf5Type.int16(), list(shape), Map.of());
    }

    /** True or false. */
    public static Hdf5Dataset bool(String name, long... shape) {
        return new Hdf5Dataset(name, Hdf5Type.bool(), list(shape), Map.of());
    }

    /** Texts of a fixed length. */
    public static Hdf5Dataset text(String name, int length, long... shape) {
        return new Hdf5Dataset(name, Hdf5Type.text(length), list(shape), Map.of());
    }

    /** The same with one more attribute. */
    public Hdf5Dataset with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Hdf5Dataset(name, type, shape, more);
    }

    private static List<Long> list(long... shape) {
        return Arrays.stream(shape).boxed().toList();
    }

    /** Number of elements. */
    public long elements() {
        long count = 1;
        for (long extent : shape) {
            count = Math.multiplyExact(count, extent);
        }
        return count;
    }

    /** Number of bytes. */
    public long bytes() {
        return Math.multiplyExact(elements(), (long) type.bytes());
    }
}
