package io.insarhub.hyp3.sbas;

import io.insarhub.hyp3.hdf5.Hdf5Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The files that the inversion writes, tile by tile. */
final class InversionFiles implements AutoCloseable {

    private final StackHeader header;
    private final double minTempCoh;
    private final BitSet shadow;
    private final HistoryFit fit;
    private final SeriesFile series;
    private final Hdf5Dataset temporalCoherence;
    private final Hdf5Dataset count;
    private final Hdf5Dataset mask;
    private final Hdf5Dataset coherence;
    private final VelocityDatasets velocity;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<PartFile> files = new ArrayList<>();

    private record Wanted(Path target, List<Hdf5Dataset> datasets, Map<String, String> attributes) {}

    InversionFiles(StackHeader header, Settings settings, OutputAttributes attributes, HistoryFit fit, Path folder) {
        this.header = header;
        this.minTempCoh = settings.minTempCoh();
        this.shadow = shadow(header, settings);
        this.fit = fit;
        int rows = header.rows();
        int columns = header.columns();
        series = new SeriesFile(header);
        temporalCoherence = Hdf5Dataset.float32("temporalCoherence", rows, columns);
        count = Hdf5Dataset.float32("mask", rows, columns);
        mask = Hdf5Dataset.bool("mask", rows, columns);
        coherence = Hdf5Dataset.float32("coherence", rows, columns);
        velocity = new VelocityDatasets(fit, rows, columns);
        want(folder, "timeseries.h5", series.all(), attributes.timeseries());
        want(folder, "temporalCoherence.h5", List.of(temporalCoherence), attributes.temporalCoherence());
        want(folder, "numInvIfgram.h5", List.of(count), attributes.count());
        want(folder, "maskTempCoh.h5", List.of(mask), attributes.reliable());
        want(folder, "maskConnComp.h5", List.of(mask), attributes.everywhere());
        want(folder, "velocity.h5", velocity.all(), attributes.velocity(attributes.timeseries(), "timeseries.h5"));
        if (header.has(Layer.COHERENCE)) {
            want(folder, "avgSpatialCoh.h5", List.of(coherence), attributes.meanCoherence());
        }
    }

    /** The pixels in radar shadow, where the geometry tells. */
    private static BitSet shadow(StackHeader header, Settings settings) {
        BitSet shadow = new BitSet();
        Path file = settings.geometry();
        if (settings.shadowMask() && file != null) {
            GridFile.read(file, "shadowMask", header.rows(), header.columns()).ifPresent(mask -> {
                for (int p = 0; p < mask.length; p++) {
                    shadow.set(p, mask[p] == 1);
                }
            });
        }
        return shadow;
    }

    private void want(Path folder, String name, List<Hdf5Dataset> datasets, Map<String, String> attributes) {
        wanted.add(new Wanted(folder.resolve(name), datasets, attributes));
    }

    /** Goes on with what was begun; false if anything of it is missing or different. */
    boolean resume() {
        openAll((target, file) -> PartFile.resume(target, file.datasets(), file.attributes()));
        if (files.size() < wanted.size()) {
            close();
            return false;
        }
        return true;
    }

    /** Whether all files have their final names. */
    boolean inPlace() {
        return wanted.stream().allMatch(file -> Files.isRegularFile(file.target()));
    }

    /** Begins all files. */
    void begin() {
        openAll((target, file) -> PartFile.begin(target, file.datasets(), file.attributes()));
        file(0).writer().write(series.date, SeriesFile.dates(header));
        float[] baselines = SeriesFile.floats(Baselines.byDate(header));
        file(0).writer().write(series.bperp, 0, baselines, baselines.length);
    }

    private void openAll(BiFunction<Path, Wanted, @Nullable PartFile> opening) {
        for (Wanted file : wanted) {
            PartFile part = opening.apply(file.target(), file);
            if (part == null) {
                return;
            }
            files.add(part);
        }
    }

    private PartFile file(int index) {
        return files.get(index);
    }

    List<PartFile> parts() {
        return files;
    }

    /** Writes a tile; safe for several threads, each with its own tiles. */
    void write(int firstRow, TileResult result, Coverage coverage) {
        int pixels = result.count.length;
        long from = (long) firstRow * header.columns();
        float[] floats = new float[pixels];
        int dates = header.network().dateCount();
        // what is fitted is what the file says, so that the velocity can be had again from it
        double[] rounded = new double[result.displacement.length];
        for (int k = 0; k < dates; k++) {
            for (int p = 0; p < pixels; p++) {
                floats[p] = (float) result.displacement[k * pixels + p];
                rounded[k * pixels + p] = floats[p];
            }
            file(0).writer().write(series.series, (long) k * header.pixels() + from, floats, pixels);
        }
        boolean[] flags = new boolean[pixels];
        for (int p = 0; p < pixels; p++) {
            floats[p] = (float) result.temporalCoherence[p];
            flags[p] = floats[p] >= (float) minTempCoh && !shadow.get((int) from + p);
        }
        file(1).writer().write(temporalCoherence, from, floats, pixels);
        file(3).writer().write(mask, from, flags, pixels);
        for (int p = 0; p < pixels; p++) {
            floats[p] = result.count[p];
        }
        file(2).writer().write(count, from, floats, pixels);
        file(4).writer().write(mask, from, coverage.everywhere, pixels);
        velocity.write(file(5).writer(), from, fit.fit(rounded, pixels));
        if (header.has(Layer.COHERENCE)) {
            file(6).writer().write(coherence, from, coverage.meanCoherence, pixels);
        }
    }

    /** Closes the files and puts them in their places. */
    void finish() {
        List<PartFile> whole = List.copyOf(files);
        close();
        whole.forEach(PartFile::rename);
    }

    @Override
    public void close() {
        RuntimeException first = null;
        for (PartFile file : files) {
            try {
                file.close();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        files.clear();
        if (first != null) {
            throw first;
        }
    }
}
