package io.insarhub.export.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A number as a dataset stores it.
 *
 * @param form what the bits mean
 * @param bytes 1, 2, 4 or 8
 * @param order of its bytes
 */
record ElementType(Form form, int bytes, ByteOrder order) {

    /** What bits mean. */
    enum Form {
        FLOAT,
        SIGNED,
        UNSIGNED
    }

    /** The type of a dataset; Python's booleans are whole numbers of one byte under the names of an enumeration. */
    static Optional<ElementType> of(DataType type) {
        if (type instanceof EnumDataType names) {
            return of(names.getBaseType());
        }
        int bytes = type.getSize();
        if (type instanceof FloatingPoint number && (bytes == 4 || bytes == 8)) {
            return Optional.of(new ElementType(Form.FLOAT, bytes, number.getByteOrder()));
        }
        if (type instanceof FixedPoint number && Integer.bitCount(bytes) == 1 && bytes <= 8) {
            Form form = number.isSigned() ? Form.SIGNED : Form.UNSIGNED;
            return Optional.of(new ElementType(form, bytes, number.getByteOrder()));
        }
        return Optional.empty();
    }

    /** Turns elements, from a byte on, into floats; the buffer has this type's byte order. */
    void toFloats(ByteBuffer from, int at, float[] into, int offset, int count) {
        if (form == Form.FLOAT && bytes == 4) {
            from.position(at);
            from.asFloatBuffer().get(into, offset, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            into[offset + i] = value(from, at + i * bytes);
        }
    }

    private float value(ByteBuffer from, int at) {
        return switch (bytes) {
            case 1 -> form == Form.UNSIGNED ? from.get(at) & 0xFF : from.get(at);
            case 2 -> form == Form.UNSIGNED ? from.getShort(at) & 0xFFFF : from.getShort(at);
            case 4 -> form == Form.UNSIGNED ? from.getInt(at) & 0xFFFFFFFFL : from.getInt(at);
            default -> form == Form.FLOAT ? (float) from.getDouble(at) : wide(from.getLong(at));
        };
    }

    private float wide(long bits) {
        return form == Form.UNSIGNED && bits < 0 ? (float) ((bits >>> 1) * 2.0) : bits;
    }
}
