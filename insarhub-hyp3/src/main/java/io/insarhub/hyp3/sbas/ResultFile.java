package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A file with results of an analysis, MintPy's or ours, read by rows or at a pixel. */
public final class ResultFile implements AutoCloseable {

    private static final int MOST_DATES = 1_000_000;
    private static final String ADVICE = "Make the file again";

    private final Hdf5File file;
    private final Map<String, Raster> rasters = new ConcurrentHashMap<>();

    private ResultFile(Hdf5File file) {
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @throws BadFileException if it is no HDF5 file, or cut short
     */
    public static ResultFile open(Path path) {
        return new ResultFile(Hdf5File.open(path));
    }

    /** Number of images, rows and columns of a dataset. */
    public record Shape(int images, int rows, int columns) {

        /** For a person. */
        @Override
        public String toString() {
            return rows + " × " + columns;
        }
    }

    /** Whether there is a dataset. */
    public boolean has(String dataset) {
        return file.has(dataset);
    }

    /** The file's attributes, found whatever the case of a letter. */
    public Map<String, String> attributes() {
        return file.attributes();
    }

    /** A number among the attributes; empty if it is not there. */
    public Optional<Double> number(String attribute) {
        String text = attributes().getOrDefault(attribute, "").strip();
        if (text.isEmpty() || text.equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            throw bad("attribute " + attribute, "\"" + text + "\" is not a number", e);
        }
    }

    /** Shape of a dataset. */
    public Shape shape(String dataset) {
        Raster raster = raster(dataset);
        return new Shape(raster.slices, raster.rows, raster.columns);
    }

    /** Reads rows of a dataset's only, or first, image. */
    public void read(String dataset, int row, int count, float[] out) {
        Raster raster = raster(dataset);
        file.guarded(() -> {
            raster.read(new int[] {0}, row, count, out);
            return "";
        });
    }

    /** The values of a pixel in all images. */
    public double[] history(String dataset, int row, int column) {
        Raster raster = raster(dataset);
        float[] rows = new float[Math.multiplyExact(raster.slices, raster.columns)];
        file.guarded(() -> {
            raster.read(IntStream.range(0, raster.slices).toArray(), row, 1, rows);
            return "";
        });
        return IntStream.range(0, raster.slices)
                .mapToDouble(k -> rows[k * raster.columns + column])
                .toArray();
    }

    /** The dates of a time series. */
    public List<LocalDate> dates() {
        List<LocalDate> dates = new ArrayList<>();
        for (String text : file.texts("date", MOST_DATES)) {
            try {
                dates.add(LocalDate.parse(text.strip(), DateTimeFormatter.BASIC_ISO_DATE));
            } catch (DateTimeParseException e) {
                throw bad("date", "\"" + text + "\" is not a date as 20200104", e);
            }
        }
        return dates;
    }

    private Raster raster(String dataset) {
        return rasters.computeIfAbsent(dataset, file::raster);
    }

    private BadFileException bad(String place, String problem, Exception cause) {
        return new BadFileException(file.path(), place, problem, ADVICE, cause);
    }

    @Override
    public void close() {
        file.close();
    }
}
