package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A stack inverted into files, tile by tile on several threads. A run that was ended in whatever way is gone on with by the
 * next one that is asked for the same; the result is the same to the bit, whatever the tiles.
 */
public final class SbasRun {

    private static final String TASK = "inversion";

    private final StackSource stack;
    private final StackHeader header;
    private final Settings settings;
    private final Path folder;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    private SbasRun(
            StackSource stack, Settings settings, Path folder, ProgressListener listener, Cancellation cancellation) {
        this.stack = stack;
        this.header = stack.header();
        this.settings = settings;
        this.folder = folder;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /**
     * Inverts a stack.
     *
     * @param identity names the stack: what changes when its content may have changed
     * @param rowStep rows that are best read together
     * @param folder where the files go; made if it is not there
     */
    public static void run(
            StackSource stack,
            String identity,
            int rowStep,
            Settings settings,
            Path folder,
            ProgressListener listener,
            Cancellation cancellation) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadFileException(folder, null, "could not be made: " + e.getMessage(), "Give another folder", e);
        }
        new SbasRun(stack, settings, folder, listener, cancellation).all(identity, rowStep);
    }

    private void all(String identity, int rowStep) {
        Settings.Geometry geometry = settings.demError();
        if (geometry != null) {
            DemError.problem(header, geometry.polynomial(), 0).ifPresent(why -> {
                throw new BadOptionException("topographicResidual", why + "; set it to no");
            });
        }
        Tiling tiling = Tiling.of(header, settings.resources(), rowStep);
        try (Journal journal = Journal.open(folder)) {
            Settings.Place reference = ReferencePixel.of(stack, settings, tiling.tileRows(), cancellation);
            OutputAttributes attributes = new OutputAttributes(header, settings, reference);
            HistoryFit fit =
                    new HistoryFit(settings.timeFunction(), header.network(), header.number("CENTER_LINE_UTC", 0));
            String what = String.join("|", "1", identity, settings.toString(), tiling.toString(), reference.toString())
                    .replace('\n', ' ');
            // one more than there are tiles: all files are in their places; then the corrections
            int corrections = tiling.count() + 1;
            BitSet done = journal.done(what, corrections + SeriesCorrections.STEPS);
            try (InversionFiles files = new InversionFiles(header, settings, attributes, fit, folder)) {
                if (!done.get(tiling.count()) || !files.inPlace()) {
                    done.clear(tiling.count(), done.size());
                    if (done.isEmpty() || !files.resume()) {
                        done.clear();
                        files.begin();
                        journal.begin(what);
                    }
                    invert(tiling, reference, files, journal, done);
                    files.finish();
                    journal.note(tiling.count());
                }
            }
            int reliable = SeriesCorrections.checked(folder, header, settings);
            new SeriesCorrections(header, settings, folder, attributes, fit, reference, listener, cancellation)
                    .run(reliable, step -> done.get(corrections + step), step -> journal.note(corrections + step));
            journal.remove();
        }
    }

    private void invert(Tiling tiling, Settings.Place reference, InversionFiles files, Journal journal, BitSet done) {
        float[] water = waterMask(header, settings);
        Elimination pattern = new Elimination(header.network());
        double[] referencePhase = ReferencePixel.phases(stack, reference);
        CoherenceWeights weights = new CoherenceWeights(settings.rules().weighting(), header.independentLooks());
        double wavelength = header.wavelengthMeters();
        requireLayers(header, settings.rules());
        int referencePixel = reference.row() * header.columns() + reference.column();
        int[] tiles = IntStream.range(0, tiling.count())
                .filter(tile -> !done.get(tile))
                .toArray();
        AtomicLong rows = new AtomicLong(done.cardinality() * (long) tiling.tileRows());
        listener.onProgress(Progress.of(TASK, Math.min(rows.get(), header.rows()), header.rows(), "rows"));
        Workers.run(settings.resources().threads(), tiles.length, cancellation, TASK, () -> {
            TileReader reader = new TileReader(stack, tiling.tileRows());
            TileInversion inversion =
                    new TileInversion(header.network(), pattern, settings.rules(), weights, referencePhase, wavelength);
            return piece -> {
                int tile = tiles[piece];
                int row = tiling.first(tile);
                Tile observations = reader.read(row, tiling.rowsOf(tile));
                Coverage coverage = new Coverage(observations, header.network().pairCount());
                boolean[] wanted = wanted(water, row * header.columns(), coverage, header.has(Layer.COHERENCE));
                TileResult result = inversion.invert(observations, wanted, cancellation);
                markReference(result, referencePixel - row * header.columns());
                files.write(row, result, coverage);
                journal.finished(tile, settings.resources().journalEvery(), files.parts());
                long now = rows.addAndGet(tiling.rowsOf(tile));
                listener.onProgress(Progress.of(TASK, Math.min(now, header.rows()), header.rows(), "rows"));
            };
        });
    }

    static void requireLayers(StackHeader header, InversionRules rules) {
        if (rules.needsCoherence() && !header.has(Layer.COHERENCE)) {
            throw new BadOptionException(
                    rules.weighting() == Weighting.NO ? "maskDataset" : "weightFunc",
                    "needs the coherence, which the stack does not have; set it to no");
        }
        if (rules.mask() == MaskLayer.CONNECT_COMPONENT && !header.has(Layer.COMPONENT)) {
            throw new BadOptionException(
                    "maskDataset", "connectComponent is not in the stack; set it to coherence or no");
        }
    }

    static float[] waterMask(StackHeader header, Settings settings) {
        Path file = settings.waterMask();
        if (file == null) {
            return new float[0];
        }
        Optional<float[]> mask = GridFile.read(file, "waterMask", header.rows(), header.columns());
        return mask.or(() -> GridFile.read(file, "mask", header.rows(), header.columns()))
                .orElseThrow(() -> new BadFileException(
                        file, null, "has neither waterMask nor mask", "Give another file, or waterMaskFile no", null));
    }

    /** Not water, and not without any coherence. */
    static boolean[] wanted(float[] water, int from, Coverage coverage, boolean hasCoherence) {
        boolean[] wanted = new boolean[coverage.meanCoherence.length];
        Arrays.fill(wanted, true);
        for (int p = 0; p < wanted.length; p++) {
            wanted[p] =
                    (water.length == 0 || water[from + p] != 0) && (!hasCoherence || coverage.meanCoherence[p] != 0);
        }
        return wanted;
    }

    /** The reference pixel is not inverted; it stays zero and counts as perfect. */
    private void markReference(TileResult result, int pixel) {
        if (pixel >= 0 && pixel < result.count.length) {
            result.temporalCoherence[pixel] = 1;
            result.count[pixel] = header.network().pairCount();
        }
    }
}
