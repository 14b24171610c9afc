package io.insarhub.core.geotiff;

import java.nio.ByteBuffer;

/** Fetches runs of blocks, unpacks them, and hands out their pixels. For one thread at a time. */
final class BlockReader implements AutoCloseable {

    private final BlockLayout layout;
    private final double emptyValue;
    private final BlockUnpacker unpacker;
    private final Unpredictor unpredictor;

    /**
     * A reader of one image.
     *
     * @param emptyValue what pixels are where nothing was ever written
     */
    BlockReader(BlockLayout layout, double emptyValue) {
        this.layout = layout;
        this.emptyValue = emptyValue;
        this.unpacker = new BlockUnpacker(layout);
        this.unpredictor = new Unpredictor(layout);
    }

    void read(BlockPlan.Run run) {
        byte[] bytes = layout.fetcher().fetch(run.offset(), run.length());
        for (BlockPiece piece : run.pieces()) {
            layout.fetcher()
                    .cancellation()
                    .throwIfCancelled("reading " + layout.fetcher().source().name());
            int from = (int) (piece.offset() - run.offset());
            if (bytes.length < from + piece.length()) {
                throw layout.fetcher()
                        .damaged(piece.place(layout), "reaches to byte " + piece.end() + ", past the end of the file");
            }
            if (layout.packing() == Packing.NONE) {
                spread(piece, bytes, from, piece.fromRow());
            } else {
                unpack(piece, bytes, from);
            }
        }
    }

    /** Fills what was never written. */
    void fill(BlockPiece piece) {
        for (PixelTarget target : piece.targets()) {
            Overlap overlap = overlap(piece, target);
            for (int y = overlap.top; y < overlap.bottom; y++) {
                PixelCopy.fill(target.array(), target.index(overlap.left, y), overlap.width(), emptyValue);
            }
        }
    }

    @Override
    public void close() {
        unpacker.close();
    }

    private void unpack(BlockPiece piece, byte[] bytes, int from) {
        int rowBytes = layout.rowBytes();
        // a block whose pixels are all wanted is unpacked to its end, padding included: its checksum comes last
        int storedRows = layout.storedRows(piece.row());
        boolean whole = piece.row() * layout.blockHeight() + piece.toRow() == layout.height()
                || piece.toRow() == layout.blockHeight();
        int wanted = (whole ? storedRows : piece.toRow()) * rowBytes;
        unpacker.unpack(bytes, from, piece.length(), wanted, whole, piece.place(layout));
        byte[] raw = unpacker.raw();
        for (int row = piece.fromRow(); row < piece.toRow(); row++) {
            unpredictor.undo(raw, row * rowBytes, rowBytes);
        }
        spread(piece, raw, 0, 0);
    }

    private void spread(BlockPiece piece, byte[] bytes, int at, int firstRow) {
        ByteBuffer in = ByteBuffer.wrap(bytes, at, bytes.length - at).slice().order(unpredictor.order());
        int stride = layout.pixelStride();
        int left = piece.column() * layout.blockWidth();
        int top = piece.row() * layout.blockHeight() + firstRow;
        for (PixelTarget target : piece.targets()) {
            Overlap overlap = overlap(piece, target);
            int lane = layout.isPlanar() ? 0 : target.window().band() - 1;
            for (int y = overlap.top; y < overlap.bottom; y++) {
                int first = ((y - top) * layout.blockWidth() + overlap.left - left) * stride + lane;
                PixelCopy.copy(
                        in,
                        layout.sampleType(),
                        first,
                        stride,
                        target.array(),
                        target.index(overlap.left, y),
                        overlap.width());
            }
        }
    }

    private record Overlap(int left, int top, int right, int bottom) {
        int width() {
            return right - left;
        }
    }

    private Overlap overlap(BlockPiece piece, PixelTarget target) {
        TileWindow w = target.window();
        int left = piece.column() * layout.blockWidth();
        int top = piece.row() * layout.blockHeight();
        return new Overlap(
                Math.max(w.x(), left),
                Math.max(w.y(), top + piece.fromRow()),
                (int) Math.min((long) w.x() + w.width(), (long) left + layout.blockWidth()),
                Math.min(w.y() + w.height(), top + piece.toRow()));
    }
}
