package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the elements of a dataset stand in bytes; all are given out as floats. */
enum Elements {
    FLOAT32(4),
    FLOAT64(8),
    INT8(1),
    UINT8(1),
    INT16(2),
    INT32(4);

    private final int bytes;

    Elements(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** By a dataset's type; booleans are an enumeration of bytes. */
    static Elements of(DataType type, String dataset) {
        if (type instanceof FloatingPoint && type.getSize() == 4) {
            return FLOAT32;
        }
        if (type instanceof FloatingPoint && type.getSize() == 8) {
            return FLOAT64;
        }
        if (type instanceof EnumDataType && type.getSize() == 1) {
            return INT8;
        }
        if (type instanceof FixedPoint number) {
            if (number.getSize() == 1) {
                return number.isSigned() ? INT8 : UINT8;
            }
            if (number.getSize() == 2 || number.getSize() == 4) {
                return number.getSize() == 2 ? INT16 : INT32;
            }
        }
        throw new BadFileException(
                null, dataset, "has elements of " + type.getSize() + " bytes that are not understood", "", null);
    }

    static ByteOrder order(DataType type) {
        if (type instanceof FloatingPoint number) {
            return number.getByteOrder();
        }
        return type instanceof FixedPoint number ? number.getByteOrder() : ByteOrder.LITTLE_ENDIAN;
    }

    /** Copies elements, from the one at an index on. */
    void copy(ByteBuffer from, int index, int count, float[] to, int at) {
        switch (this) {
            case FLOAT32 -> {
                ByteBuffer part = from.duplicate().order(from.order());
                part.position(index * 4).limit((index + count) * 4);
                part.slice().order(from.order()).asFloatBuffer().get(to, at, count);
            }
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = (float) from.getDouble((index + i) * 8);
                }
            }
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = from.get(index + i);
                }
            }
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = from.get(index + i) & 0xff;
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = from.getShort((index + i) * 2);
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = from.getInt((index + i) * 4);
                }
            }
        }
    }
}
