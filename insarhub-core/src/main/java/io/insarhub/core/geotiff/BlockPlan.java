package io.insarhub.core.geotiff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which stretches of a file are fetched for some targets, and which of them with one request: neighbours, and those with
 * so little between them that all that is fetched in vain stays below a twentieth of what is needed, or 16 KiB.
 */
final class BlockPlan {

    private static final int MOST_RUN_BYTES = 4 << 20;
    private static final int LEAST_RUN_BYTES = 128 << 10;
    private static final int MOST_GAP_BYTES = 64 << 10;
    private static final int WASTE_DIVISOR = 20;
    // tiles of open sea take a few bytes each; what is between them must not cost a request each
    private static final int FREE_WASTE_BYTES = 16 << 10;
    private static final int PLAIN_PIECE_BYTES = 1 << 20;

    private final BlockLayout layout;
    private final List<BlockPiece> empty = new ArrayList<>();
    private final List<BlockPiece> pieces = new ArrayList<>();
    private final List<Run> runs;

    /** Pieces that are fetched with one request. */
    record Run(long offset, int length, List<BlockPiece> pieces) {}

    private static final class Wanted {
        private final int column;
        private final int row;
        private final int band;
        private final List<PixelTarget> targets = new ArrayList<>(1);
        private int fromRow = Integer.MAX_VALUE;
        private int toRow;

        Wanted(int column, int row, int band) {
            this.column = column;
            this.row = row;
            this.band = band;
        }
    }

    BlockPlan(BlockLayout layout, List<PixelTarget> targets, int threads) {
        this.layout = layout;
        Map<Long, Wanted> wanted = new LinkedHashMap<>();
        targets.forEach(target -> collect(target, wanted));
        wanted.forEach(this::place);
        pieces.sort(Comparator.comparingLong(BlockPiece::offset));
        this.runs = runs(threads);
    }

    /** Pieces that were never written. */
    List<BlockPiece> empty() {
        return empty;
    }

    List<Run> runs() {
        return runs;
    }

    ReadPlan summary() {
        return new ReadPlan(
                pieces.size(),
                bytesNeeded(),
                runs.stream().mapToLong(Run::length).sum(),
                runs.size());
    }

    private void collect(PixelTarget target, Map<Long, Wanted> wanted) {
        target.check(layout);
        TileWindow w = target.window();
        int band = layout.isPlanar() ? w.band() : 1;
        for (int row = w.y() / layout.blockHeight(); (long) row * layout.blockHeight() < w.y() + w.height(); row++) {
            int top = row * layout.blockHeight();
            for (int column = w.x() / layout.blockWidth();
                    (long) column * layout.blockWidth() < w.x() + w.width();
                    column++) {
                Wanted block = wanted.get(layout.block(band, column, row));
                if (block == null) {
                    block = new Wanted(column, row, band);
                    wanted.put(layout.block(band, column, row), block);
                }
                block.targets.add(target);
                block.fromRow = Math.min(block.fromRow, Math.max(0, w.y() - top));
                block.toRow = Math.max(block.toRow, Math.min(layout.blockHeight(), w.y() + w.height() - top));
            }
        }
    }

    private void place(long block, Wanted w) {
        long offset = layout.offset(block);
        long count = layout.byteCount(block);
        BlockPiece whole = new BlockPiece(w.column, w.row, w.band, w.fromRow, w.toRow, offset, 0, w.targets);
        if (count == 0) {
            empty.add(whole);
            return;
        }
        String place = whole.place(layout);
        if (offset < 0 || offset > 1L << 60 || count < 0) {
            throw layout.fetcher().damaged(place, "is said to stand past the end of any file");
        }
        long rawBytes = (long) layout.rowBytes() * layout.storedRows(w.row);
        if (layout.packing() == Packing.NONE) {
            placePlain(whole, count);
        } else if (count > Packing.mostPacked(rawBytes)) {
            throw layout.fetcher()
                    .damaged(place, "is said to take " + count + " bytes, for pixels of " + rawBytes + " bytes");
        } else {
            pieces.add(new BlockPiece(w.column, w.row, w.band, w.fromRow, w.toRow, offset, (int) count, w.targets));
        }
    }

    /** Of what is not packed only the rows that are wanted are fetched, few enough at a time to fit into memory. */
    private void placePlain(BlockPiece whole, long count) {
        int rowBytes = layout.rowBytes();
        long needed = (long) whole.toRow() * rowBytes;
        if (count < needed) {
            throw layout.fetcher()
                    .damaged(
                            whole.place(layout), "ends early: " + count + " bytes, of which " + needed + " are wanted");
        }
        int rows = Math.max(1, PLAIN_PIECE_BYTES / rowBytes);
        for (int from = whole.fromRow(); from < whole.toRow(); from += rows) {
            int to = Math.min(whole.toRow(), from + rows);
            pieces.add(new BlockPiece(
                    whole.column(),
                    whole.row(),
                    whole.band(),
                    from,
                    to,
                    whole.offset() + (long) from * rowBytes,
                    (to - from) * rowBytes,
                    whole.targets()));
        }
    }

    private List<Run> runs(int threads) {
        long share = bytesNeeded() / (2L * threads);
        long most = threads == 1 ? MOST_RUN_BYTES : Math.max(LEAST_RUN_BYTES, Math.min(MOST_RUN_BYTES, share));
        boolean[] bridged = bridgedGaps();
        List<Run> found = new ArrayList<>();
        int first = 0;
        long end = 0;
        for (int i = 0; i < pieces.size(); i++) {
            BlockPiece piece = pieces.get(i);
            boolean joins = i > first
                    && bridged[i]
                    && Math.max(end, piece.end()) - pieces.get(first).offset() <= most;
            if (!joins && i > first) {
                found.add(run(first, i, end));
                first = i;
            }
            end = joins ? Math.max(end, piece.end()) : piece.end();
        }
        if (!pieces.isEmpty()) {
            found.add(run(first, pieces.size(), end));
        }
        return found;
    }

    private Run run(int first, int after, long end) {
        long offset = pieces.get(first).offset();
        return new Run(offset, (int) (end - offset), pieces.subList(first, after));
    }

    /** True for each piece that may be fetched together with the one before it: the narrowest gaps that are affordable. */
    private boolean[] bridgedGaps() {
        long left = Math.max(FREE_WASTE_BYTES, bytesNeeded() / WASTE_DIVISOR);
        boolean[] bridged = new boolean[pieces.size()];
        int[] byGap = IntStream.range(1, pieces.size())
                .boxed()
                .sorted(Comparator.comparingLong(this::gapBefore))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : byGap) {
            left -= gapBefore(i);
            if (left < 0 || gapBefore(i) > MOST_GAP_BYTES) {
                break;
            }
            bridged[i] = true;
        }
        return bridged;
    }

    private long gapBefore(int i) {
        return Math.max(0, pieces.get(i).offset() - pieces.get(i - 1).end());
    }

    private long bytesNeeded() {
        return pieces.stream().mapToLong(BlockPiece::length).sum();
    }
}
