package io.insarhub.hyp3.diagnostics;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.core.plot.PlaceMark;
import io.insarhub.core.plot.ReliefModel;
import io.insarhub.hyp3.sbas.ResultFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dataset thinned out to what a picture can show: the mean of the known pixels of each square. Read row by row: memory
 * does not grow with the number of rows.
 */
final class ThinMap {

    static final int MOST_PIXELS = 1500;

    private final int step;
    private final int columns;
    private final int rows;
    private final float[] values;
    private final Grid grid;
    private final Optional<Pixel> reference;

    /** A pixel; rows count from the top. */
    record Pixel(int row, int column) {}

    /** Where the pixels lie; without a grid they are counted. */
    private record Grid(double west, double north, double width, double height, ReliefModel.Unit unit, String name) {

        static Grid of(ResultFile file) {
            Optional<Double> west = file.number("X_FIRST");
            Optional<Double> north = file.number("Y_FIRST");
            Optional<Double> width = file.number("X_STEP").filter(step -> step > 0);
            Optional<Double> height = file.number("Y_STEP").filter(step -> step < 0);
            if (west.isEmpty() || north.isEmpty() || width.isEmpty() || height.isEmpty()) {
                return new Grid(0, 0, 1, 1, ReliefModel.Unit.PIXELS, "");
            }
            boolean degrees = file.attributes().getOrDefault("X_UNIT", "").startsWith("deg");
            String epsg = file.attributes().getOrDefault("EPSG", "").strip();
            return new Grid(
                    west.get(),
                    north.get(),
                    width.get(),
                    -height.get(),
                    degrees ? ReliefModel.Unit.DEGREES : ReliefModel.Unit.METERS,
                    epsg.isEmpty() ? "" : "EPSG:" + epsg);
        }
    }

    private ThinMap(int step, ResultFile.Shape shape, float[] values, Grid grid, Optional<Pixel> reference) {
        this.step = step;
        this.columns = thin(shape.columns(), step);
        this.rows = thin(shape.rows(), step);
        this.values = values;
        this.grid = grid;
        this.reference = reference;
    }

    /**
     * Reads a dataset; zero and NaN are no data where no mask says it better.
     *
     * @param mask file with dataset {@code mask}; null: none
     * @param most pixels a side at most
     */
    static ThinMap read(Path path, String dataset, @Nullable Path mask, int most, Cancellation cancellation) {
        try (ResultFile file = ResultFile.open(path);
                ResultFile reliable = mask == null ? null : ResultFile.open(mask)) {
            ResultFile.Shape shape = file.shape(dataset);
            if (mask != null && reliable != null) {
                requireSame(mask, reliable.shape("mask"), path, shape);
            }
            int step = Math.max(1, (Math.max(shape.rows(), shape.columns()) + most - 1) / most);
            int columns = thin(shape.columns(), step);
            float[] values = new float[columns * thin(shape.rows(), step)];
            float[] line = new float[shape.columns()];
            float[] wanted = new float[shape.columns()];
            double[] sum = new double[columns];
            int[] count = new int[columns];
            for (int row = 0; row < shape.rows(); row++) {
                cancellation.throwIfCancelled("drawing " + path.getFileName());
                file.read(dataset, row, 1, line);
                if (reliable != null) {
                    reliable.read("mask", row, 1, wanted);
                }
                for (int column = 0; column < line.length; column++) {
                    boolean known = reliable == null ? line[column] != 0 : wanted[column] != 0;
                    if (known && !Float.isNaN(line[column])) {
                        sum[column / step] += line[column];
                        count[column / step]++;
                    }
                }
                if (row % step == step - 1 || row == shape.rows() - 1) {
                    for (int i = 0; i < columns; i++) {
                        values[row / step * columns + i] = count[i] == 0 ? Float.NaN : (float) (sum[i] / count[i]);
                    }
                    Arrays.fill(sum, 0);
                    Arrays.fill(count, 0);
                }
            }
            return new ThinMap(step, shape, values, Grid.of(file), reference(file));
        }
    }

    private static void requireSame(Path mask, ResultFile.Shape found, Path of, ResultFile.Shape wanted) {
        if (found.rows() != wanted.rows() || found.columns() != wanted.columns()) {
            throw new BadFileException(
                    mask,
                    "mask",
                    "is of " + found + " pixels, " + of.getFileName() + " of " + wanted,
                    "Run the analysis again, so that all its files are of one grid",
                    null);
        }
    }

    private static Optional<Pixel> reference(ResultFile file) {
        Optional<Double> row = file.number("REF_Y");
        Optional<Double> column = file.number("REF_X");
        return row.isPresent() && column.isPresent()
                ? Optional.of(new Pixel(row.get().intValue(), column.get().intValue()))
                : Optional.empty();
    }

    private static int thin(int pixels, int step) {
        return (pixels + step - 1) / step;
    }

    /** Row by row from the north-west; NaN where there is none. */
    float[] values() {
        return values.clone();
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The reference pixel, if the file tells it. */
    Optional<Pixel> reference() {
        return reference;
    }

    /** The same in another unit. */
    ThinMap times(double factor) {
        float[] changed = new float[values.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = (float) (values[i] * factor);
        }
        return new ThinMap(step, new ResultFile.Shape(1, rows * step, columns * step), changed, grid, reference);
    }

    long known() {
        long known = 0;
        for (float value : values) {
            known += Float.isNaN(value) ? 0 : 1;
        }
        return known;
    }

    /** For drawing. */
    ReliefModel model(String title, String caption) {
        ReliefModel.Frame frame = new ReliefModel.Frame(
                columns, rows, grid.west, grid.north, grid.width * step, grid.height * step, grid.unit);
        String where = grid.name.isEmpty() ? caption : caption + "  ·  " + grid.name;
        return new ReliefModel(title, where, frame, values, new boolean[values.length]);
    }

    /** A mark in the middle of a pixel of the full raster. */
    PlaceMark mark(Pixel pixel, PlaceMark.Kind kind, String meaning) {
        return new PlaceMark(
                grid.west + (pixel.column() + 0.5) * grid.width,
                grid.north - (pixel.row() + 0.5) * grid.height,
                kind,
                meaning);
    }
}
