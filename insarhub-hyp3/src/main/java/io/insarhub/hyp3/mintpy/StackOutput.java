package io.insarhub.hyp3.mintpy;

import io.insarhub.api.Cancellation;
import io.insarhub.hyp3.hdf5.Hdf5Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * MintPy's {@code ifgramStack.h5}: phase, coherence and, where every product has them, unwrapping
 * components of all interferograms, bit for bit those of their rasters. Memory: 256 rows of a raster for each thread.
 */
public final class StackOutput implements AutoCloseable {

    private static final String MODIFIED = "MODIFICATION_TIME";

    private final List<StackPair> pairs;
    private final int width;
    private final int height;
    private final Content content;
    private final WorkFile file;

    private StackOutput(Content content, WorkFile file) {
        this.content = content;
        this.pairs = content.pairs();
        this.width = content.width();
        this.height = content.height();
        this.file = file;
    }

    /** What is to be written. */
    public record Content(
            List<StackPair> pairs, int width, int height, String modificationTime, Map<String, String> attributes) {

        private Hdf5Dataset cube(String name) {
            return Hdf5Dataset.float32(name, pairs.size(), height, width).with(MODIFIED, modificationTime);
        }

        private Hdf5Dataset phase() {
            return cube("unwrapPhase");
        }

        private Hdf5Dataset coherence() {
            return cube("coherence");
        }

        private Hdf5Dataset components() {
            return Hdf5Dataset.int16("connectComponent", pairs.size(), height, width)
                    .with(MODIFIED, modificationTime);
        }

        /** MintPy has them of all interferograms or of none. */
        private boolean hasComponents() {
            return pairs.stream().allMatch(pair -> pair.components() != null);
        }

        private Hdf5Dataset bperp() {
            return Hdf5Dataset.float32("bperp", pairs.size());
        }

        private Hdf5Dataset date() {
            return Hdf5Dataset.text("date", 8, pairs.size(), 2);
        }

        private Hdf5Dataset keep() {
            return Hdf5Dataset.bool("dropIfgram", pairs.size());
        }

        private List<Hdf5Dataset> datasets() {
            List<Hdf5Dataset> all = new ArrayList<>(List.of(bperp(), coherence()));
            if (hasComponents()) {
                all.add(components());
            }
            all.addAll(List.of(date(), keep(), phase()));
            return all;
        }

        /** True if the file is there, made of the same rasters. */
        public boolean isIn(Path target) {
            return WorkFile.isDone(target, datasets(), attributes);
        }
    }

    /** Begins the file, and writes all but the rasters. */
    public static StackOutput begin(Path target, Content content) {
        WorkFile file = WorkFile.begin(target, content.datasets(), content.attributes());
        int count = content.pairs().size();
        float[] bperp = new float[count];
        boolean[] keep = new boolean[count];
        List<String> dates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StackPair pair = content.pairs().get(i);
            bperp[i] = pair.bperpMeters();
            // MintPy's name is the wrong way round: true is for those that are kept
            keep[i] = true;
            dates.add(pair.firstDate());
            dates.add(pair.secondDate());
        }
        file.writer().write(content.bperp(), 0, bperp, count);
        file.writer().write(content.keep(), 0, keep, count);
        file.writer().write(content.date(), dates);
        return new StackOutput(content, file);
    }

    /** Writes the rasters of one interferogram; several threads may, each its own. */
    public void writePair(int index, Cancellation cancellation) {
        long start = (long) index * width * height;
        StackPair pair = pairs.get(index);
        Hdf5Dataset phase = content.phase();
        read(
                pair.phase(),
                cancellation,
                (first, pixels) -> file.writer().write(phase, start + first, pixels, pixels.length));
        Hdf5Dataset coherence = content.coherence();
        read(
                pair.coherence(),
                cancellation,
                (first, pixels) -> file.writer().write(coherence, start + first, pixels, pixels.length));
        Path names = pair.components();
        if (names != null && content.hasComponents()) {
            Hdf5Dataset components = content.components();
            read(names, cancellation, (first, pixels) -> {
                short[] numbers = new short[pixels.length];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (short) (int) pixels[i];
                }
                file.writer().write(components, start + first, numbers, numbers.length);
            });
        }
    }

    private void read(Path raster, Cancellation cancellation, RowReader.Rows rows) {
        RowReader.read(raster, width, height, cancellation, rows);
    }

    /** Puts the file in place. */
    public void finish() {
        file.finish();
    }

    /** Gives up what was not finished. */
    @Override
    public void close() {
        file.close();
    }
}
