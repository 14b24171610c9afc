package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * A dataset of two or three dimensions, read by rows of some of its slices. Chunks without a filter are read where they lie;
 * filtered ones are unpacked one at a time.
 */
final class Raster {

    final int slices;
    final int rows;
    final int columns;

    private final Dataset dataset;
    private final Elements elements;
    private final ByteOrder order;
    private final FileChannel channel;
    private final long address;

    /**
     * A raster.
     *
     * @param channel the file, for what is contiguous
     * @param userBlock bytes before the file's own beginning
     */
    Raster(Dataset dataset, FileChannel channel, long userBlock) throws IOException {
        int[] shape = dataset.getDimensions();
        if (shape.length != 2 && shape.length != 3) {
            throw new BadFileException(
                    null, dataset.getName(), "has " + shape.length + " dimensions instead of 2 or 3", "", null);
        }
        this.dataset = dataset;
        this.channel = channel;
        slices = shape.length == 3 ? shape[0] : 1;
        rows = shape[shape.length - 2];
        columns = shape[shape.length - 1];
        elements = Elements.of(dataset.getDataType(), dataset.getName());
        order = Elements.order(dataset.getDataType());
        if (dataset instanceof ContiguousDataset contiguous) {
            address = userBlock + contiguous.getDataAddress();
            long end = address + (long) slices * rows * columns * elements.bytes();
            if (address < 0 || end > channel.size()) {
                throw new BadFileException(
                        null, dataset.getName(), "ends at byte " + end + " of a file of " + channel.size(), "", null);
            }
        } else if (dataset instanceof ChunkedDataset chunked && chunked.getChunkDimensions().length == shape.length) {
            address = -1;
        } else {
            throw new BadFileException(null, dataset.getName(), "is neither contiguous nor in chunks", "", null);
        }
    }

    /** Rows in a chunk; 1 where there are no filtered chunks, and any row is as good as another. */
    int rowStep() {
        if (dataset instanceof ChunkedDataset chunked && !dataset.getFilters().isEmpty()) {
            int[] chunk = chunked.getChunkDimensions();
            return chunk[chunk.length - 2];
        }
        return 1;
    }

    /**
     * Reads rows of some slices.
     *
     * @param wanted the slices, ascending
     * @param out takes value {@code (n · count + r) · columns + c} for the n-th of the slices
     */
    void read(int[] wanted, int row, int count, float[] out) throws IOException {
        if (address >= 0) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count * columns, elements.bytes()))
                    .order(order);
            for (int n = 0; n < wanted.length; n++) {
                fill(bytes.clear(), address + ((long) wanted[n] * rows + row) * columns * elements.bytes());
                elements.copy(bytes, 0, count * columns, out, n * count * columns);
            }
        } else {
            readChunks((ChunkedDataset) dataset, wanted, row, count, out);
        }
    }

    private void fill(ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("the file ends within " + dataset.getName());
            }
        }
    }

    private void readChunks(ChunkedDataset chunked, int[] wanted, int row, int count, float[] out) {
        int[] shape = chunked.getChunkDimensions();
        int deep = shape.length == 3 ? shape[0] : 1;
        int high = shape[shape.length - 2];
        int wide = shape[shape.length - 1];
        boolean plain = chunked.getFilters().isEmpty();
        int n = 0;
        while (n < wanted.length) {
            int slice = wanted[n] / deep * deep;
            int end = n;
            while (end < wanted.length && wanted[end] < slice + deep) {
                end++;
            }
            for (int top = row / high * high; top < row + count; top += high) {
                for (int left = 0; left < columns; left += wide) {
                    int[] at = shape.length == 3 ? new int[] {slice, top, left} : new int[] {top, left};
                    ByteBuffer bytes =
                            plain ? chunked.getRawChunkBuffer(at) : ByteBuffer.wrap(chunked.getDecompressedChunk(at));
                    bytes.order(order);
                    int from = Math.max(row, top);
                    int to = Math.min(row + count, Math.min(top + high, rows));
                    int width = Math.min(wide, columns - left);
                    for (int m = n; m < end; m++) {
                        for (int r = from; r < to; r++) {
                            int index = ((wanted[m] - slice) * high + r - top) * wide;
                            elements.copy(bytes, index, width, out, (m * count + r - row) * columns + left);
                        }
                    }
                }
            }
            n = end;
        }
    }
}
