package io.insarhub.hyp3.diagnostics;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.hyp3.sbas.ResultFile;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the pixel that moves fastest among those that are reliable with all eight neighbours: single pixels may be noise. */
final class FastestPixel {

    private static final int ROWS = 64;

    private FastestPixel() {}

    static Optional<ThinMap.Pixel> find(Path velocity, Path mask, Cancellation cancellation) {
        ThinMap.Pixel fastest = null;
        float most = 0;
        try (ResultFile file = ResultFile.open(velocity);
                ResultFile reliable = ResultFile.open(mask)) {
            ResultFile.Shape shape = file.shape("velocity");
            if (!reliable.shape("mask").equals(shape)) {
                throw new BadFileException(
                        mask,
                        "mask",
                        "is of " + reliable.shape("mask") + " pixels, velocity.h5 of " + shape,
                        "Run the analysis again, so that all its files are of one grid",
                        null);
            }
            int columns = shape.columns();
            float[] speed = new float[ROWS * columns];
            float[] wanted = new float[(ROWS + 2) * columns];
            for (int top = 1; top < shape.rows() - 1; top += ROWS) {
                cancellation.throwIfCancelled("looking for a point");
                int rows = Math.min(ROWS, shape.rows() - 1 - top);
                file.read("velocity", top, rows, speed);
                reliable.read("mask", top - 1, rows + 2, wanted);
                for (int i = 0; i < rows * columns; i++) {
                    int column = i % columns;
                    float value = Math.abs(speed[i]);
                    boolean inside = column > 0 && column < columns - 1;
                    if (value > most && inside && surrounded(wanted, i + columns, columns)) {
                        most = value;
                        fastest = new ThinMap.Pixel(top + i / columns, column);
                    }
                }
            }
        }
        return Optional.ofNullable(fastest);
    }

    private static boolean surrounded(float[] wanted, int at, int columns) {
        for (int down = -columns; down <= columns; down += columns) {
            for (int across = -1; across <= 1; across++) {
                if (wanted[at + down + across] == 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
