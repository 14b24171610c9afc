package io.insarhub.hyp3.sbas;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads golden files with jHDF alone, and compares. */
public final class Golden {

    private Golden() {}

    public static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Golden.class.getResource("/golden/sbas/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All elements in the order of the file. */
    public static double[] values(Path file, String dataset) {
        try (HdfFile hdf = new HdfFile(file)) {
            Dataset found = hdf.getDatasetByPath(dataset);
            List<Double> values = new ArrayList<>();
            flatten(found.getData(), values);
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private static void flatten(Object value, List<Double> values) {
        if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                flatten(Array.get(value, i), values);
            }
        } else if (value instanceof Number number) {
            values.add(number.doubleValue());
        } else {
            values.add(value.equals("TRUE") ? 1.0 : 0.0);
        }
    }

    /** Largest difference; where only one is NaN it is infinite. */
    public static double difference(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " and " + b.length + " values");
        }
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            if (Double.isNaN(a[i]) != Double.isNaN(b[i])) {
                return Double.POSITIVE_INFINITY;
            }
            if (!Double.isNaN(a[i])) {
                largest = Math.max(largest, Math.abs(a[i] - b[i]));
            }
        }
        return largest;
    }

    public static double[] doubles(int[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
