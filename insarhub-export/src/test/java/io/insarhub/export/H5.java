package io.insarhub.export;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.filter.Filter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes small files in MintPy's form, with whatever is to be wrong with them. */
public final class H5 {

    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Map<String, Object> datasets = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();
    private DatasetCreationOptions storage = DatasetCreationOptions.DEFAULT;

    private H5() {}

    /** A velocity in UTM 12N, ready to be spoiled. */
    public static H5 velocity(float[][] values) {
        return new H5()
                .with("FILE_TYPE", "velocity")
                .with("X_FIRST", "400000.0")
                .with("Y_FIRST", "4000000.0")
                .with("X_STEP", "80.0")
                .with("Y_STEP", "-80.0")
                .with("X_UNIT", "meters")
                .with("WIDTH", String.valueOf(values[0].length))
                .with("LENGTH", String.valueOf(values.length))
                .with("UNIT", "m/year")
                .with("EPSG", "32612")
                .dataset("velocity", values);
    }

    /** A series of dates from 20200101 on. */
    public static H5 series(float[][][] values) {
        H5 series = velocity(values[0]).with("FILE_TYPE", "timeseries").with("UNIT", "m");
        series.datasets.clear();
        String[] dates = new String[values.length];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = LocalDate.of(2020, 1, 1).plusDays(i).format(DateTimeFormatter.BASIC_ISO_DATE);
        }
        return series.dataset("date", dates).dataset("timeseries", values);
    }

    /** With an attribute in place of another of that name. */
    public H5 with(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    /** Without an attribute. */
    public H5 without(String name) {
        attributes.remove(name);
        return this;
    }

    /** With a dataset. */
    public H5 dataset(String name, Object values) {
        datasets.put(name, values);
        return this;
    }

    /** With a dataset that says itself what it is measured in. */
    public H5 dataset(String name, Object values, String unit) {
        units.put(name, unit);
        return dataset(name, values);
    }

    /** With chunks, shuffled and packed. */
    public H5 packed(int... chunk) {
        storage = DatasetCreationOptions.builder()
                .chunkDimensions(chunk)
                .shuffle()
                .deflate(1)
                .build();
        return this;
    }

    /** With chunks, plain. */
    public H5 chunked(int... chunk) {
        storage = DatasetCreationOptions.builder().chunkDimensions(chunk).build();
        return this;
    }

    /** With chunks, packed but not shuffled. */
    public H5 deflated(int... chunk) {
        storage = DatasetCreationOptions.builder()
                .chunkDimensions(chunk)
                .deflate(1)
                .build();
        return this;
    }

    /** With chunks that went through a filter. */
    public H5 filtered(Filter filter, int... chunk) {
        storage = DatasetCreationOptions.builder()
                .chunkDimensions(chunk)
                .filter(filter)
                .build();
        return this;
    }

    /** Writes the file. */
    public Path write(Path file) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            attributes.forEach(hdf::putAttribute);
            datasets.forEach((name, values) -> {
                WritableDataset dataset =
                        name.equals("date") ? hdf.putDataset(name, values) : hdf.putDataset(name, values, storage);
                if (units.containsKey(name)) {
                    dataset.putAttribute("UNIT", units.get(name));
                }
            });
        }
        return file;
    }

    /** Values that no two pixels share. */
    public static float[][][] ramp(int bands, int rows, int columns) {
        float[][][] values = new float[bands][rows][columns];
        for (int b = 0; b < bands; b++) {
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    values[b][y][x] = 1 + (b * rows + y) * columns + x;
                }
            }
        }
        return values;
    }
}
