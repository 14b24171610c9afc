package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;
import java.util.Arrays;
import java.util.Optional;

/** What a pixel of one band is stored as. */
public enum SampleType {
    /** Unsigned, 0–255; held in {@code byte[]}. */
    UINT8(1, 1),
    /** Signed, −128–127; held in {@code byte[]}. */
    INT8(1, 2),
    /** Signed, 16 bits; held in {@code short[]}. */
    INT16(2, 2),
    /** Unsigned, 0–65535; held in {@code short[]} with the same 16 bits. */
    UINT16(2, 1),
    /** Signed, 32 bits; held in {@code int[]}. */
    INT32(4, 2),
    /** Unsigned, 0–4294967295; held in {@code int[]} with the same 32 bits. */
    UINT32(4, 1),
    /** IEEE 754 single precision; held in {@code float[]}. */
    FLOAT32(4, 3),
    /** IEEE 754 double precision; held in {@code double[]}. */
    FLOAT64(8, 3);

    private final int bytes;
    private final int tiffSampleFormat;

    SampleType(int bytes, int tiffSampleFormat) {
        this.bytes = bytes;
        this.tiffSampleFormat = tiffSampleFormat;
    }

    /** The type of TIFF tags 258 (bits) and 339 (1 unsigned, 2 signed, 3 floating point, 4 unknown); empty for others. */
    static Optional<SampleType> of(long bits, long format) {
        long known = format == 4 ? 1 : format;
        return Arrays.stream(values())
                .filter(type -> 8L * type.bytes == bits && type.tiffSampleFormat == known)
                .findFirst();
    }

    /** Size of a sample in bytes. */
    public int bytes() {
        return bytes;
    }

    /** True for the two floating-point types, which have NaN and infinities. */
    public boolean isFloatingPoint() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** Value of TIFF tag 339: 1 unsigned, 2 signed, 3 floating point. */
    int tiffSampleFormat() {
        return tiffSampleFormat;
    }

    /**
     * The value as a pixel of this type holds it: rounded to single precision for {@link #FLOAT32}, unchanged otherwise.
     *
     * @throws BadOptionException if the type cannot hold it
     */
    double representable(String option, double value) {
        double held = this == FLOAT32 ? (float) value : value;
        if (isFloatingPoint()) {
            if (Double.isInfinite(held) && !Double.isInfinite(value)) {
                throw new BadOptionException(option, value + " is too large for " + this);
            }
            return held;
        }
        if (held != Math.rint(held) || held < minimum() || held > maximum()) {
            throw new BadOptionException(
                    option,
                    value + " cannot be stored as " + this + "; take a whole number from " + (long) minimum() + " to "
                            + (long) maximum());
        }
        return held;
    }

    /** True if a pixel can hold the value, if need be rounded to single precision. */
    boolean holds(double value) {
        return isFloatingPoint() || (value == Math.rint(value) && value >= minimum() && value <= maximum());
    }

    private double minimum() {
        return tiffSampleFormat == 1 ? 0 : -Math.scalb(1.0, 8 * bytes - 1);
    }

    private double maximum() {
        return Math.scalb(1.0, tiffSampleFormat == 1 ? 8 * bytes : 8 * bytes - 1) - 1;
    }
}
