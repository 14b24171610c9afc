package io.insarhub.hyp3.sbas;

/** A stack whose rasters are read by rows, from several threads at a time. */
public interface StackSource {

    /** What the stack is. */
    StackHeader header();

    /**
     * Reads some rows of one layer of all kept interferograms.
     *
     * @param out takes value {@code (m · rows + r) · columns + c}
     */
    void read(Layer layer, int row, int rows, float[] out);
}
