package io.insarhub.hyp3.sbas;

import io.insarhub.hyp3.hdf5.Hdf5Dataset;
import io.insarhub.hyp3.hdf5.Hdf5Writer;
import java.util.List;

/** The datasets of a velocity file. */
final class VelocityDatasets {

    private final List<Hdf5Dataset> datasets;

    VelocityDatasets(HistoryFit fit, int rows, int columns) {
        datasets = fit.terms().stream()
                .map(term -> Hdf5Dataset.float32(term.name(), rows, columns).with("UNIT", term.unit()))
                .toList();
    }

    List<Hdf5Dataset> all() {
        return datasets;
    }

    void write(Hdf5Writer writer, long from, double[][] values) {
        for (int i = 0; i < values.length; i++) {
            writer.write(datasets.get(i), from, SeriesFile.floats(values[i]), values[i].length);
        }
    }
}
