package io.insarhub.export.hdf5;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The pieces that a dataset is stored in. */
interface Chunks {

    /** Bands, rows and columns of a piece. */
    Box shape();

    /**
     * The bytes of a piece, whole even where it sticks out of the dataset, in the byte order of its elements, valid until
     * the decoder is used again.
     *
     * @return null for a piece that was never written
     */
    @Nullable ByteBuffer read(int band, int row, int column, ChunkDecoder decoder);
}
