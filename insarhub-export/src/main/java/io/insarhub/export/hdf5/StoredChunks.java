package io.insarhub.export.hdf5;

import io.insarhub.api.BadFileException;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in chunks. DEFLATE and shuffle are undone here, in bounded memory and twice as fast; other filters by jHDF.
 */
final class StoredChunks implements Chunks {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    // what a chunk may take in memory
    private static final long MOST_BYTES = 256L << 20;

    private final ChunkedDataset dataset;
    private final ElementType type;
    private final Box shape;
    private final int bytes;
    private final List<Integer> filters;
    private final boolean flat;

    StoredChunks(ChunkedDataset dataset, ElementType type, Box whole) {
        this.dataset = dataset;
        this.type = type;
        int[] sizes = dataset.getChunkDimensions();
        this.flat = sizes.length == 2;
        this.shape = flat ? new Box(0, 0, 0, 1, sizes[0], sizes[1]) : new Box(0, 0, 0, sizes[0], sizes[1], sizes[2]);
        double size = (double) shape.bands() * shape.rows() * shape.columns() * type.bytes();
        if (shape.bands() < 1 || shape.rows() < 1 || shape.columns() < 1) {
            throw problem("chunks of " + shape + " are none", null);
        }
        if (size > MOST_BYTES) {
            throw new BadFileException(
                    null,
                    null,
                    "is stored in chunks of " + (long) size / (1 << 20) + " MB, which must be read whole; at most "
                            + (MOST_BYTES >> 20) + " MB are",
                    "Write it again in smaller chunks, for example with 'h5repack -l CHUNK=1x512x512'",
                    null);
        }
        this.bytes = (int) size;
        this.filters =
                dataset.getFilters().stream().map(PipelineFilterWithData::getId).toList();
    }

    @Override
    public Box shape() {
        return shape;
    }

    @Override
    public @Nullable ByteBuffer read(int band, int row, int column, ChunkDecoder decoder) {
        int[] place = flat ? new int[] {row, column} : new int[] {band, row, column};
        try {
            byte[] chunk = bytes(place, decoder);
            return ByteBuffer.wrap(chunk).order(type.order());
        } catch (HdfException e) {
            // the only way that jHDF has to say so
            if (String.valueOf(e.getMessage()).startsWith("No chunk with offset")) {
                return null;
            }
            throw damaged(band, row, column, e);
        } catch (DataFormatException | RuntimeException | InternalError e) {
            throw damaged(band, row, column, e);
        }
    }

    private byte[] bytes(int[] place, ChunkDecoder decoder) throws DataFormatException {
        if (filters.equals(List.of(DEFLATE))) {
            return decoder.inflate(dataset.getRawChunkBuffer(place), bytes);
        }
        if (filters.equals(List.of(SHUFFLE, DEFLATE))) {
            return decoder.unshuffle(decoder.inflate(dataset.getRawChunkBuffer(place), bytes), bytes, type.bytes());
        }
        byte[] chunk = dataset.getDecompressedChunk(place);
        if (chunk.length != bytes) {
            throw new DataFormatException(chunk.length + " bytes instead of " + bytes);
        }
        return chunk;
    }

    private static BadFileException damaged(int band, int row, int column, Throwable e) {
        return new BadFileException(
                null,
                "chunk at band " + (band + 1) + ", row " + row + ", column " + column,
                "is damaged or cut off: " + (e.getMessage() == null ? e : e.getMessage()),
                "Copy or compute the file again",
                e);
    }

    private static BadFileException problem(String problem, @Nullable Exception cause) {
        return new BadFileException(null, null, problem, "Copy or compute the file again", cause);
    }
}
