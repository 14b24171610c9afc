package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A raster of one dataset of a file on the stack's grid: a mask, a height. */
final class GridFile {

    private GridFile() {}

    /**
     * Reads a dataset.
     *
     * @return empty if the file is not there or has no such dataset
     * @throws BadFileException if it is broken or of another size
     */
    static Optional<float[]> read(Path path, String dataset, int rows, int columns) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (Hdf5File file = Hdf5File.open(path)) {
            if (!file.has(dataset)) {
                return Optional.empty();
            }
            Raster raster = file.raster(dataset);
            if (raster.slices != 1 || raster.rows != rows || raster.columns != columns) {
                String problem =
                        "is of " + raster.rows + " × " + raster.columns + ", the stack of " + rows + " × " + columns;
                throw new BadFileException(path, dataset, problem, "Give one on the grid of the stack", null);
            }
            float[] values = new float[rows * columns];
            file.guarded(() -> {
                raster.read(new int[] {0}, 0, rows, values);
                return "";
            });
            return Optional.of(values);
        }
    }
}
