package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import io.insarhub.hyp3.sbas.ExactStack;
import io.insarhub.hyp3.sbas.Layer;
import io.insarhub.hyp3.sbas.Network;
import io.insarhub.hyp3.sbas.StackHeader;
import io.insarhub.hyp3.sbas.StackSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A stack of interferograms in memory. */
public final class SbasStack {

    private final ExactStack stack;

    private SbasStack(ExactStack stack) {
        this.stack = stack;
    }

    /**
     * A stack.
     *
     * @param rows number of rows
     * @param columns number of columns
     * @param first earlier date of each interferogram
     * @param second later date of each interferogram
     * @param phase unwrapped phase in radians, value {@code (m · rows + r) · columns + c}; zero and NaN: no data
     * @param coherence the same of the coherence, 0–1; empty if there is none
     * @param attributes MintPy's: {@code WAVELENGTH} in metres at least; {@code CENTER_LINE_UTC} in seconds,
     *     {@code ALOOKS}, {@code RLOOKS}, {@code REF_Y}, {@code REF_X}
     */
    public static SbasStack of(
            int rows,
            int columns,
            List<LocalDate> first,
            List<LocalDate> second,
            double[] phase,
            float[] coherence,
            Map<String, String> attributes) {
        long size = (long) rows * columns * first.size();
        if (first.size() != second.size() || phase.length != size) {
            throw new BadOptionException(
                    "phase",
                    "has " + phase.length + " values for " + first.size() + " and " + second.size() + " dates and "
                            + rows + " × " + columns + " pixels");
        }
        if (coherence.length != 0 && coherence.length != size) {
            throw new BadOptionException("coherence", "has " + coherence.length + " values, the phase " + size);
        }
        List<Layer> layers = coherence.length == 0 ? List.of(Layer.PHASE) : List.of(Layer.PHASE, Layer.COHERENCE);
        StackHeader header = new StackHeader(rows, columns, Network.of(first, second), List.of(), attributes, layers);
        return new SbasStack(new ExactStack(header, phase, coherence));
    }

    StackSource source() {
        return stack;
    }
}
