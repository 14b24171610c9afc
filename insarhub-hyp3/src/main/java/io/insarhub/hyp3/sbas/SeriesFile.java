package io.insarhub.hyp3.sbas;

import io.insarhub.hyp3.hdf5.Hdf5Dataset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The datasets of a time series file. */
final class SeriesFile {

    final Hdf5Dataset series;
    final Hdf5Dataset date;
    final Hdf5Dataset bperp;

    SeriesFile(StackHeader header) {
        int dates = header.network().dateCount();
        series = Hdf5Dataset.float32("timeseries", dates, header.rows(), header.columns());
        date = Hdf5Dataset.text("date", 8, dates);
        bperp = Hdf5Dataset.float32("bperp", dates);
    }

    List<Hdf5Dataset> all() {
        return List.of(bperp, date, series);
    }

    static List<String> dates(StackHeader header) {
        return header.network().dates().stream()
                .map(date -> date.format(DateTimeFormatter.BASIC_ISO_DATE))
                .toList();
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
