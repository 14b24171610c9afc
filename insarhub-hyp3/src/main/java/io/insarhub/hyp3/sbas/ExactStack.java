package io.insarhub.hyp3.sbas;

/** A stack in memory, with phases in double precision. */
public final class ExactStack implements StackSource {

    private final StackHeader header;
    private final double[] phase;
    private final float[] coherence;

    /**
     * A stack.
     *
     * @param phase value {@code (m · rows + r) · columns + c}, radians
     * @param coherence the same of the coherence; empty if there is none
     */
    public ExactStack(StackHeader header, double[] phase, float[] coherence) {
        this.header = header;
        this.phase = phase.clone();
        this.coherence = coherence.clone();
    }

    @Override
    public StackHeader header() {
        return header;
    }

    double phase(int pair, int row, int column) {
        return phase[(pair * header.rows() + row) * header.columns() + column];
    }

    /** All of it. */
    Tile whole() {
        return Tile.ofDoubles(header.pixels(), phase, coherence);
    }

    @Override
    public void read(Layer layer, int row, int rows, float[] out) {
        int width = header.columns();
        for (int m = 0; m < header.network().pairCount(); m++) {
            int from = (m * header.rows() + row) * width;
            for (int i = 0; i < rows * width; i++) {
                out[m * rows * width + i] = layer == Layer.PHASE ? (float) phase[from + i] : coherence[from + i];
            }
        }
    }
}
