package io.insarhub.hyp3.sbas;

/** Reads tiles of whole rows into the same arrays again and again; for one thread. */
final class TileReader {

    private static final float[] NONE = {};

    private final StackSource stack;
    private final float[] phase;
    private final float[] coherence;
    private final float[] component;

    TileReader(StackSource stack, int mostRows) {
        this.stack = stack;
        StackHeader header = stack.header();
        int size = Math.multiplyExact(
                Math.multiplyExact(mostRows, header.columns()), header.network().pairCount());
        phase = new float[size];
        coherence = header.has(Layer.COHERENCE) ? new float[size] : NONE;
        component = header.has(Layer.COMPONENT) ? new float[size] : NONE;
    }

    /** The tile of some rows; good until the next is read. */
    Tile read(int row, int rows) {
        stack.read(Layer.PHASE, row, rows, phase);
        if (coherence.length > 0) {
            stack.read(Layer.COHERENCE, row, rows, coherence);
        }
        if (component.length > 0) {
            stack.read(Layer.COMPONENT, row, rows, component);
        }
        return Tile.ofFloats(rows * stack.header().columns(), phase, coherence, component);
    }
}
