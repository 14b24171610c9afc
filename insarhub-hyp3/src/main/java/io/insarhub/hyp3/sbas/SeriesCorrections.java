package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.hyp3.hdf5.Hdf5Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What is taken away from a series of displacements once it is there: the trend with height, a ramp, the error of the elevation model. */
final class SeriesCorrections {

    /** How many steps there are at most. */
    static final int STEPS = 6;

    private static final String MASK = "maskTempCoh.h5";

    private final StackHeader header;
    private final Settings settings;
    private final Path folder;
    private final OutputAttributes attributes;
    private final HistoryFit fit;
    private final int reference;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    SeriesCorrections(
            StackHeader header,
            Settings settings,
            Path folder,
            OutputAttributes attributes,
            HistoryFit fit,
            Settings.Place reference,
            ProgressListener listener,
            Cancellation cancellation) {
        this.header = header;
        this.settings = settings;
        this.folder = folder;
        this.attributes = attributes;
        this.fit = fit;
        this.reference = reference.row() * header.columns() + reference.column();
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /**
     * Number of reliable pixels.
     *
     * @throws BadOptionException if they are fewer than they must be
     */
    static int checked(Path folder, StackHeader header, Settings settings) {
        int reliable = 0;
        for (boolean pixel : mask(folder.resolve(MASK), header)) {
            reliable += pixel ? 1 : 0;
        }
        if (reliable < settings.minNumPixel()) {
            throw new BadOptionException(
                    "minNumPixel",
                    reliable + " pixels have a temporal coherence of at least " + settings.minTempCoh() + ", wanted "
                            + settings.minNumPixel() + ". The files of the inversion are in " + folder
                            + "; look at temporalCoherence.h5 and the reference pixel, or lower minTempCoh");
        }
        return reliable;
    }

    static boolean[] mask(Path file, StackHeader header) {
        float[] values = GridFile.read(file, "mask", header.rows(), header.columns())
                .orElseThrow(() -> new BadFileException(file, "mask", "there is no such dataset", "", null));
        boolean[] mask = new boolean[values.length];
        for (int p = 0; p < mask.length; p++) {
            mask[p] = values[p] != 0;
        }
        return mask;
    }

    /**
     * Does the steps that are not done yet. Each is done whole or again: it makes new files from files that stay, so the bits
     * are the same.
     *
     * @param done which steps are
     * @param note hears of each step when its files have their names
     */
    void run(int reliable, IntPredicate done, IntConsumer note) {
        String name = "timeseries";
        Map<String, String> series = attributes.timeseries();
        HeightTrend.Rules trend = settings.heightTrend();
        if (trend != null) {
            Map<String, String> made = attributes.withoutHeightTrend(series, trend);
            step(0, List.of("timeseries_tropHgt"), done, note, () -> removeTrend(trend, made));
            name += "_tropHgt";
            series = made;
            step(1, List.of("velocity_tropHgt"), done, note, () -> velocity("timeseries_tropHgt", made));
        }
        RampKind ramp = settings.ramp();
        if (ramp != null) {
            String from = name;
            String to = name + "_ramp";
            Map<String, String> made = attributes.deramped(series, ramp);
            step(2, List.of(to), done, note, () -> deramp(ramp, from, made));
            step(3, List.of(velocityOf(to)), done, note, () -> velocity(to, made));
            name = to;
            series = made;
        }
        Settings.Geometry geometry = settings.demError();
        if (geometry != null) {
            String from = name;
            String to = name + "_demErr";
            Map<String, String> made = series;
            List<String> files = List.of(to, "timeseriesResidual", "demErr");
            step(4, files, done, note, () -> demError(geometry, from, made));
            step(5, List.of(velocityOf(to)), done, note, () -> velocity(to, made));
        }
        listener.onProgress(Progress.of("corrections", reliable, reliable, "pixels"));
    }

    private void step(int number, List<String> files, IntPredicate done, IntConsumer note, Runnable work) {
        boolean there = files.stream().allMatch(file -> Files.isRegularFile(folder.resolve(file + ".h5")));
        if (!there || !done.test(number)) {
            work.run();
            note.accept(number);
        }
    }

    private static String velocityOf(String series) {
        return series.replace("timeseries", "velocity");
    }

    private void removeTrend(HeightTrend.Rules rules, Map<String, String> made) {
        boolean[] mask = mask(folder.resolve(MASK), header);
        float[] height = geometry(rules.geometry(), "height", "troposphericDelay_method");
        float[] incidence = geometry(rules.geometry(), "incidenceAngle", "troposphericDelay_method");
        HeightTrend trend = new HeightTrend(rules, header.rows(), header.columns(), mask, height, incidence, reference);
        byDates("timeseries", "timeseries_tropHgt", made, "trend with height", trend::remove);
    }

    private void deramp(RampKind kind, String from, Map<String, String> made) {
        Path maskFile = settings.rampMask() == null ? folder.resolve(MASK) : settings.rampMask();
        Ramp ramp = new Ramp(kind, header.rows(), header.columns(), mask(maskFile, header));
        byDates(from, from + "_ramp", made, "deramp", image -> ramp.remove(image, reference));
    }

    /** A new series, date by date, on as many threads as memory has images for. */
    private void byDates(String from, String to, Map<String, String> made, String task, Consumer<double[]> correction) {
        SeriesFile datasets = new SeriesFile(header);
        PartFile out = PartFile.begin(folder.resolve(to + ".h5"), datasets.all(), made);
        try (out;
                Hdf5File in = Hdf5File.open(folder.resolve(from + ".h5"))) {
            writeDates(out, datasets);
            Raster raster = in.raster("timeseries");
            int dates = header.network().dateCount();
            // an image as floats, as doubles and once more as bytes
            long fits = settings.resources().memoryBytes() / (16L * header.pixels() + 1);
            int threads = (int) Math.max(1, Math.min(settings.resources().threads(), fits));
            AtomicInteger done = new AtomicInteger();
            Workers.run(threads, dates, cancellation, task, () -> {
                float[] image = new float[header.pixels()];
                double[] exact = new double[image.length];
                return date -> {
                    in.guarded(() -> {
                        raster.read(new int[] {date}, 0, header.rows(), image);
                        return "";
                    });
                    for (int p = 0; p < image.length; p++) {
                        exact[p] = image[p];
                    }
                    correction.accept(exact);
                    float[] floats = SeriesFile.floats(exact);
                    out.writer().write(datasets.series, (long) date * header.pixels(), floats, floats.length);
                    listener.onProgress(Progress.of(task, done.incrementAndGet(), dates, "dates"));
                };
            });
        }
        out.rename();
    }

    private void writeDates(PartFile out, SeriesFile datasets) {
        out.writer().write(datasets.date, SeriesFile.dates(header));
        float[] baselines = SeriesFile.floats(Baselines.byDate(header));
        out.writer().write(datasets.bperp, 0, baselines, baselines.length);
    }

    private interface RowWork {
        void accept(int row, int pixels, double[] displacement);
    }

    /** All dates of some rows at a time, on all threads. */
    private void byRows(String from, String task, RowWork work) {
        int dates = header.network().dateCount();
        int[] all = IntStream.range(0, dates).toArray();
        Tiling tiling = Tiling.of(header, settings.resources(), 1);
        try (Hdf5File in = Hdf5File.open(folder.resolve(from + ".h5"))) {
            Raster raster = in.raster("timeseries");
            AtomicInteger done = new AtomicInteger();
            Workers.run(settings.resources().threads(), tiling.count(), cancellation, task, () -> tile -> {
                int pixels = tiling.rowsOf(tile) * header.columns();
                float[] values = new float[dates * pixels];
                in.guarded(() -> {
                    raster.read(all, tiling.first(tile), tiling.rowsOf(tile), values);
                    return "";
                });
                double[] exact = new double[values.length];
                for (int i = 0; i < exact.length; i++) {
                    exact[i] = values[i];
                }
                work.accept(tiling.first(tile), pixels, exact);
                listener.onProgress(Progress.of(task, done.incrementAndGet(), tiling.count(), "tiles"));
            });
        }
    }

    private void velocity(String series, Map<String, String> seriesAttributes) {
        VelocityDatasets datasets = new VelocityDatasets(fit, header.rows(), header.columns());
        Map<String, String> own = attributes.velocity(seriesAttributes, series + ".h5");
        PartFile out = PartFile.begin(folder.resolve(velocityOf(series) + ".h5"), datasets.all(), own);
        try (out) {
            byRows(
                    series,
                    "velocity",
                    (row, pixels, displacement) ->
                            datasets.write(out.writer(), (long) row * header.columns(), fit.fit(displacement, pixels)));
        }
        out.rename();
    }

    private void demError(Settings.Geometry geometry, String from, Map<String, String> made) {
        float[] incidence = geometry(geometry.file(), "incidenceAngle", "topographicResidual");
        float[] range = geometry(geometry.file(), "slantRangeDistance", "topographicResidual");
        DemError error = new DemError(header, geometry.polynomial());
        SeriesFile datasets = new SeriesFile(header);
        Hdf5Dataset height = Hdf5Dataset.float32("dem", header.rows(), header.columns());
        PartFile corrected = PartFile.begin(folder.resolve(from + "_demErr.h5"), datasets.all(), made);
        PartFile residuals = PartFile.begin(folder.resolve("timeseriesResidual.h5"), datasets.all(), made);
        PartFile heights = PartFile.begin(folder.resolve("demErr.h5"), List.of(height), attributes.demError());
        int dates = header.network().dateCount();
        try (corrected;
                residuals;
                heights) {
            writeDates(corrected, datasets);
            writeDates(residuals, datasets);
            byRows(from, "elevation error", (row, pixels, displacement) -> {
                double[] residual = new double[displacement.length];
                float[] z = new float[pixels];
                double[] history = new double[dates];
                double[] left = new double[dates];
                for (int p = 0; p < pixels; p++) {
                    double sum = 0;
                    for (int k = 0; k < dates; k++) {
                        history[k] = displacement[k * pixels + p];
                        sum += history[k];
                    }
                    if (sum != 0 && !Double.isNaN(sum)) {
                        int at = row * header.columns() + p;
                        double scale = range[at] * Math.sin(Math.toRadians(incidence[at]));
                        if (scale != 0 && !Double.isNaN(scale)) {
                            z[p] = (float) error.correct(history, left, scale);
                        } else {
                            // as MintPy has it: what has no geometry is without data from here on
                            Arrays.fill(history, 0);
                            Arrays.fill(left, 0);
                        }
                        for (int k = 0; k < dates; k++) {
                            displacement[k * pixels + p] = history[k];
                            residual[k * pixels + p] = left[k];
                        }
                    }
                }
                long begin = (long) row * header.columns();
                for (int k = 0; k < dates; k++) {
                    long at = (long) k * header.pixels() + begin;
                    corrected.writer().write(datasets.series, at, part(displacement, k * pixels, pixels), pixels);
                    residuals.writer().write(datasets.series, at, part(residual, k * pixels, pixels), pixels);
                }
                heights.writer().write(height, begin, z, pixels);
            });
        }
        List.of(corrected, residuals, heights).forEach(PartFile::rename);
    }

    private float[] geometry(Path file, String dataset, String option) {
        return GridFile.read(file, dataset, header.rows(), header.columns())
                .orElseThrow(() -> new BadOptionException(
                        option, "needs " + dataset + " in " + file + "; make it, or set this to no"));
    }

    private static float[] part(double[] values, int from, int count) {
        float[] part = new float[count];
        for (int i = 0; i < count; i++) {
            part[i] = (float) values[from + i];
        }
        return part;
    }
}
