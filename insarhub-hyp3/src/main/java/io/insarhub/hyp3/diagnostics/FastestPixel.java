package io.insarhub.hyp3.diagnostics;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.hyp3.sbas.ResultFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the pixel that moves fastest, together with its neighbourhood: of the reliable pixels whose eight neighbours are
 * reliable too, the one with the largest lesser of its own speed and the median of the nine. A single fast pixel is often
 * noise.
 */
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
            float[] speed = new float[(ROWS + 2) * columns];
            float[] wanted = new float[(ROWS + 2) * columns];
            for (int top = 1; top < shape.rows() - 1; top += ROWS) {
                cancellation.throwIfCancelled("looking for a point");
                int rows = Math.min(ROWS, shape.rows() - 1 - top);
                file.read("velocity", top - 1, rows + 2, speed);
                reliable.read("mask", top - 1, rows + 2, wanted);
                for (int at = columns + 1; at < (rows + 1) * columns - 1; at++) {
                    int column = at % columns;
                    boolean inside = column > 0 && column < columns - 1;
                    if (inside && Math.abs(speed[at]) > most && surrounded(wanted, at, columns)) {
                        float together = together(speed, at, columns);
                        if (together > most) {
                            most = together;
                            fastest = new ThinMap.Pixel(top - 1 + at / columns, column);
                        }
                    }
                }
            }
        }
        return Optional.ofNullable(fastest);
    }

    private static float together(float[] speed, int at, int columns) {
        float[] around = new float[9];
        for (int i = 0; i < 9; i++) {
            around[i] = speed[at + (i / 3 - 1) * columns + i % 3 - 1];
        }
        Arrays.sort(around);
        float median = Math.copySign(1, speed[at]) * around[4];
        return Math.min(Math.abs(speed[at]), median);
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
