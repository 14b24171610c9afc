package io.insarhub.core.dem;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ServiceException;
import io.insarhub.core.download.Workers;
import io.insarhub.core.geotiff.RangeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what a lattice needs of its tiles: first their heads, then their pieces, several at a time. */
final class TileSet implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TileSet.class);
    private static final String WORK = "Fetching the DEM";

    private final TileServer server;
    private final Lattice lattice;
    private final int requests;
    private final ProgressListener listener;
    private final Cancellation cancellation;
    /** Stops all requests, also those of readers that outlive the step that opened them. */
    private final Cancellation stop = new Cancellation();

    private final SortedMap<DemTile, OpenTile> tiles = new TreeMap<>();
    private final SortedSet<DemTile> missing = new TreeSet<>();
    private final SortedSet<DemTile> voids = new ConcurrentSkipListSet<>();

    TileSet(TileServer server, Lattice lattice, int requests, ProgressListener listener, Cancellation cancellation) {
        this.server = server;
        this.lattice = lattice;
        this.requests = requests;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Tiles that are not there: sea. */
    SortedSet<DemTile> missing() {
        return missing;
    }

    /** Tiles that are there. */
    SortedSet<DemTile> present() {
        return new TreeSet<>(tiles.keySet());
    }

    /** Tiles with voids in what was fetched of them. */
    SortedSet<DemTile> voids() {
        return voids;
    }

    /** Bytes fetched so far. */
    long bytesFetched() {
        return tiles.values().stream().mapToLong(OpenTile::bytesFetched).sum();
    }

    /** Fetches everything and gives the mosaic of it. */
    Mosaic fetch(PieceStore store) {
        open();
        List<TilePiece> pieces = new ArrayList<>();
        tiles.values().forEach(tile -> pieces.addAll(tile.pieces().pieces()));
        AtomicInteger done = new AtomicInteger();
        Workers.run(pieces.size(), requests, cancellation, stop, WORK, (i, stopped) -> {
            fetch(pieces.get(i), store);
            String bytes = String.format(java.util.Locale.ROOT, "%.1f MB", bytesFetched() / 1e6);
            listener.onProgress(
                    new Progress("fetching the DEM", done.incrementAndGet(), pieces.size(), "blocks", bytes));
            return i;
        });
        Map<DemTile, PieceGrid> grids = new TreeMap<>();
        tiles.forEach((tile, open) -> grids.put(tile, open.pieces()));
        return new Mosaic(lattice, store, grids);
    }

    @Override
    public void close() {
        tiles.values().forEach(OpenTile::close);
    }

    private void open() {
        List<DemTile> wanted = List.copyOf(lattice.tiles());
        listener.onProgress(Progress.of("looking up the DEM", 0, wanted.size(), "tiles"));
        AtomicInteger done = new AtomicInteger();
        List<Optional<OpenTile>> opened =
                Workers.run(wanted.size(), requests, cancellation, stop, WORK, (i, stopped) -> {
                    Optional<OpenTile> tile = open(wanted.get(i));
                    listener.onProgress(
                            Progress.of("looking up the DEM", done.incrementAndGet(), wanted.size(), "tiles"));
                    return tile;
                });
        for (int i = 0; i < wanted.size(); i++) {
            DemTile tile = wanted.get(i);
            opened.get(i).ifPresentOrElse(open -> tiles.put(tile, open), () -> missing.add(tile));
        }
        if (tiles.isEmpty()) {
            server.requireSea(missing, cancellation);
        }
        if (!missing.isEmpty()) {
            LOG.info("{}: there are no tiles {}: taken as sea, height 0", TileServer.NAME, missing);
        }
    }

    private Optional<OpenTile> open(DemTile tile) {
        RangeSource source = server.source(tile);
        try {
            return Optional.of(OpenTile.open(tile, lattice.scheme(), lattice.wanted(tile), source, stop));
        } catch (ServiceException e) {
            if (server.isMissing(tile, e, stop)) {
                return Optional.empty();
            }
            throw new ServiceException(TileServer.NAME, e.status(), "tile " + tile + ": " + e.getMessage(), e);
        }
    }

    private void fetch(TilePiece piece, PieceStore store) {
        OpenTile tile = tiles.get(piece.tile());
        if (tile == null) {
            throw new IllegalStateException(piece + " is of no open tile");
        }
        float[] heights;
        try {
            heights = tile.read(piece);
        } catch (ServiceException e) {
            throw new ServiceException(TileServer.NAME, e.status(), "tile " + piece.tile() + ": " + e.getMessage(), e);
        }
        for (float height : heights) {
            if (Float.isNaN(height)) {
                voids.add(piece.tile());
                break;
            }
        }
        store.put(piece, heights);
    }
}
