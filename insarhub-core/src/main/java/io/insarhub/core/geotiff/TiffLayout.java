package io.insarhub.core.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands where in the file: the header and all directories first, in room that is reserved for them, then tiles.
 * Readers over a network then find everything but pixels in one request.
 */
final class TiffLayout {

    private static final long CLASSIC_LIMIT = (1L << 32) - 1;

    private final GeoTiffSpec spec;
    private final List<TileGrid> levels;
    private final boolean big;

    private TiffLayout(GeoTiffSpec spec, List<TileGrid> levels, boolean big) {
        this.spec = spec;
        this.levels = levels;
        this.big = big;
    }

    /** The layout of a file of which no tile is written yet. */
    static TiffLayout of(GeoTiffSpec spec) {
        List<TileGrid> levels = new ArrayList<>();
        TileGrid level = new TileGrid(
                spec.width(), spec.height(), spec.tileSize(), spec.bands().size());
        levels.add(level);
        while (spec.cloudOptimized().isPresent() && !level.isOneTileABand()) {
            level = level.half();
            levels.add(level);
        }
        return of(spec, List.copyOf(levels));
    }

    /** The raster, then its overviews, each half the size of the one before. */
    List<TileGrid> levels() {
        return levels;
    }

    TileGrid raster() {
        return levels.get(0);
    }

    int tiles() {
        return levels.stream().mapToInt(TileGrid::tiles).sum();
    }

    boolean isBig() {
        return big;
    }

    /** The same layout with tiles that stand nowhere yet. */
    TiffLayout unplaced() {
        return new TiffLayout(spec, levels.stream().map(TileGrid::unplaced).toList(), big);
    }

    /** Where the first tile can stand. */
    int headSize() {
        return firstDirectory()
                + directories().stream().mapToInt(TiffDirectory::size).sum();
    }

    /** Everything before the first tile, with the tiles where they stand now. */
    ByteBuffer head() {
        ByteBuffer out = ByteBuffer.allocate(headSize()).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I');
        if (big) {
            out.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(firstDirectory());
        } else {
            out.putShort((short) 42).putInt(firstDirectory());
        }
        out.put(ghost());
        out.position(firstDirectory());
        List<TiffDirectory> directories = directories();
        for (int i = 0; i < directories.size(); i++) {
            TiffDirectory directory = directories.get(i);
            boolean last = i == directories.size() - 1;
            directory.put(out, last ? 0 : out.position() + directory.size());
        }
        return out.flip();
    }

    private static TiffLayout of(GeoTiffSpec spec, List<TileGrid> levels) {
        TiffLayout classic = new TiffLayout(spec, levels, false);
        long tiles = classic.levels.stream().mapToLong(TileGrid::tiles).sum();
        long most = classic.headSize() + tiles * (TileEncoder.packedBound(spec) + CloudLayout.FRAME_BYTES);
        return spec.bigTiff() || most > CLASSIC_LIMIT ? new TiffLayout(spec, levels, true) : classic;
    }

    private int firstDirectory() {
        int afterGhost = (big ? 16 : 8) + ghost().length;
        return afterGhost + afterGhost % 2;
    }

    private byte[] ghost() {
        return spec.cloudOptimized().isEmpty()
                ? new byte[0]
                : CloudLayout.ghost(spec.bands().size()).getBytes(StandardCharsets.US_ASCII);
    }

    private List<TiffDirectory> directories() {
        List<TiffDirectory> directories = new ArrayList<>();
        directories.add(TiffDirectory.ofRaster(spec, raster(), big));
        for (TileGrid overview : levels.subList(1, levels.size())) {
            directories.add(TiffDirectory.ofOverview(spec, overview, big));
        }
        return directories;
    }
}
