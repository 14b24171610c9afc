package io.insarhub.export;

import io.insarhub.export.hdf5.Box;
import io.insarhub.export.hdf5.Cube;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a cube into boxes that fit into memory, are made of whole tiles, and hold as many whole chunks as possible, so that
 * few chunks are unpacked twice: first all bands of a chunk, then as many rows as there is room for.
 */
final class SlabPlan {

    private final Cube cube;
    private final int tileSize;
    private int bands;
    private int rows;
    private int columns;

    SlabPlan(Cube cube, int tileSize, int memoryMb) {
        this.cube = cube;
        this.tileSize = tileSize;
        this.bands = Math.min(cube.bands(), cube.chunk().bands());
        this.rows = Math.min(cube.rows(), tileSize);
        this.columns = cube.columns();
        long room = ((long) memoryMb << 20) / Float.BYTES;
        fit(Math.min(room, Integer.MAX_VALUE - 8));
    }

    /** The boxes, in the order that they are written. */
    List<Box> boxes() {
        List<Box> boxes = new ArrayList<>();
        for (int b = 0; b < cube.bands(); b += bands) {
            for (int y = 0; y < cube.rows(); y += rows) {
                for (int x = 0; x < cube.columns(); x += columns) {
                    boxes.add(new Box(
                            b,
                            y,
                            x,
                            Math.min(bands, cube.bands() - b),
                            Math.min(rows, cube.rows() - y),
                            Math.min(columns, cube.columns() - x)));
                }
            }
        }
        return boxes;
    }

    private void fit(long room) {
        if (pixels() > room) {
            columns = whole(room / bands / rows, cube.columns());
        }
        if (pixels() > room) {
            bands = (int) Math.max(1, room / ((long) rows * columns));
        }
        rows = whole(room / bands / columns, cube.rows());
        if (rows == cube.rows() && columns == cube.columns()) {
            // whole chunks of bands, as many as there is room for
            bands = (int) Math.min(cube.bands(), Math.max(1, room / pixels()) * bands);
        }
    }

    /** Whole tiles, at least one, at most what there is. */
    private int whole(long fitting, int most) {
        if (fitting >= most) {
            return most;
        }
        long tiles = Math.max(1, fitting / tileSize);
        return (int) Math.min(most, tiles * tileSize);
    }

    private long pixels() {
        return (long) bands * rows * columns;
    }
}
