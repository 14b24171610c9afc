package io.insarhub.export.hdf5;

import io.insarhub.api.BadFileException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A dataset of pixels, of one band or many, read a box at a time as floats. Safe for use by many threads. */
public final class Cube {

    private final String name;
    private final Box whole;
    private final ElementType type;
    private final Chunks chunks;
    private final float fill;
    private final Queue<ChunkDecoder> decoders;
    private final MintpyFile file;

    Cube(
            MintpyFile file,
            String name,
            Box whole,
            ElementType type,
            Chunks chunks,
            float fill,
            Queue<ChunkDecoder> decoders) {
        this.file = file;
        this.name = name;
        this.whole = whole;
        this.type = type;
        this.chunks = chunks;
        this.fill = fill;
        this.decoders = decoders;
    }

    /** Name of the dataset. */
    public String name() {
        return name;
    }

    /** How many bands there are. */
    public int bands() {
        return whole.bands();
    }

    /** Rows of a band. */
    public int rows() {
        return whole.rows();
    }

    /** Columns of a band. */
    public int columns() {
        return whole.columns();
    }

    /** The piece that the dataset is stored in; boxes that hold whole pieces are read with the least work. */
    public Box chunk() {
        return chunks.shape();
    }

    /**
     * Reads a box, band by band, row by row.
     *
     * @param into as many floats as the box has pixels, or more; wider numbers are rounded
     * @param workers who unpack the pieces
     * @throws BadFileException if the file is damaged or cut off
     */
    public void read(Box box, float[] into, Workers workers) {
        Box piece = chunks.shape();
        int firstBand = box.band() / piece.bands();
        int firstRow = box.row() / piece.rows();
        int firstColumn = box.column() / piece.columns();
        int bands = (box.band() + box.bands() - 1) / piece.bands() - firstBand + 1;
        int rows = (box.row() + box.rows() - 1) / piece.rows() - firstRow + 1;
        int columns = (box.column() + box.columns() - 1) / piece.columns() - firstColumn + 1;
        workers.run(Math.multiplyExact(Math.multiplyExact(bands, rows), columns), i -> {
            int band = (firstBand + i / (rows * columns)) * piece.bands();
            int row = (firstRow + i / columns % rows) * piece.rows();
            int column = (firstColumn + i % columns) * piece.columns();
            copy(band, row, column, box, into);
        });
    }

    private void copy(int band, int row, int column, Box box, float[] into) {
        ChunkDecoder idle = decoders.poll();
        ChunkDecoder decoder = idle == null ? new ChunkDecoder() : idle;
        try {
            copy(chunks.read(band, row, column, decoder), band, row, column, box, into);
        } catch (BadFileException e) {
            throw e.in(file.path(), "Copy or compute the file again");
        } finally {
            decoders.add(decoder);
        }
    }

    /** Copies what a piece and a box share. */
    private void copy(@Nullable ByteBuffer bytes, int band, int row, int column, Box box, float[] into) {
        Box piece = chunks.shape();
        int left = Math.max(column, box.column());
        int count = Math.min(column + piece.columns(), box.column() + box.columns()) - left;
        int bottom = Math.min(row + piece.rows(), box.row() + box.rows());
        int last = Math.min(band + piece.bands(), box.band() + box.bands());
        for (int b = Math.max(band, box.band()); b < last; b++) {
            for (int y = Math.max(row, box.row()); y < bottom; y++) {
                int to = ((b - box.band()) * box.rows() + y - box.row()) * box.columns() + left - box.column();
                if (bytes == null) {
                    Arrays.fill(into, to, to + count, fill);
                } else {
                    int from = ((b - band) * piece.rows() + y - row) * piece.columns() + left - column;
                    type.toFloats(bytes, from * type.bytes(), into, to, count);
                }
            }
        }
    }
}
