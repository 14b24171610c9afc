package io.insarhub.hyp3.sbas;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stack that is computed as it is read, so that it can be as large as one likes: steady motion, phases
 * without noise, a coherence of its own for each observation. What is read is all that a stack in a file would give.
 */
public final class LargeStack implements StackSource {

    private static final double RADIANS_PER_METER = -4 * Math.PI / 0.055465764662349676;
    private static final int SCATTER = 0x9E3779B1;

    private final StackHeader header;
    private final float[] radiansPerVelocity;

    /** A stack of at most so many interferograms, three or four for each date. */
    public LargeStack(int rows, int columns, int pairs) {
        // three neighbours a date, and pairs of a year on from every fifth
        int dates = Math.max(8, (int) Math.ceil(pairs / 3.07));
        StackMaker.Dates made = StackMaker.dates(dates, pairs);
        Network network = Network.of(made.first(), made.second());
        double[] time = DecimalYears.since(network.dates(), 12360.69);
        radiansPerVelocity = new float[network.pairCount()];
        List<Double> bperp = new ArrayList<>();
        for (int m = 0; m < radiansPerVelocity.length; m++) {
            Network.Edge pair = network.pairs().get(m);
            radiansPerVelocity[m] = (float) (RADIANS_PER_METER * (time[pair.second()] - time[pair.first()]));
            bperp.add(0.0);
        }
        Map<String, String> attributes = StackMaker.attributes(rows, columns);
        attributes.put("REF_Y", "0");
        attributes.put("REF_X", "0");
        header = new StackHeader(rows, columns, network, bperp, attributes, List.of(Layer.PHASE, Layer.COHERENCE));
    }

    /** Metres a year of a pixel by its column; the very first one, the reference, rests. */
    public static double velocity(int column) {
        return (column % 5 + 1) * 0.02;
    }

    /** Number of interferograms. */
    public int pairs() {
        return header.network().pairCount();
    }

    @Override
    public StackHeader header() {
        return header;
    }

    @Override
    public void read(Layer layer, int row, int rows, float[] out) {
        int columns = header.columns();
        int at = 0;
        for (int m = 0; m < radiansPerVelocity.length; m++) {
            for (int r = row; r < row + rows; r++) {
                if (layer == Layer.PHASE) {
                    // an offset of each interferogram, which the reference takes away
                    for (int c = 0; c < columns; c++) {
                        float moved = r + c > 0 ? (float) velocity(c) : 0;
                        out[at++] = radiansPerVelocity[m] * moved + 0.5f;
                    }
                } else {
                    int seed = (r * columns) ^ (m * 0x632BE5AB);
                    for (int c = 0; c < columns; c++) {
                        out[at++] = 0.2f + 0.75f * ((((seed + c) * SCATTER) >>> 8) / 16777216f);
                    }
                }
            }
        }
    }

    /** Inverts one into a folder: rows, columns, interferograms, folder. Prints seconds and what they were for. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[0]);
        int columns = Integer.parseInt(arguments[1]);
        LargeStack stack = new LargeStack(rows, columns, Integer.parseInt(arguments[2]));
        long start = System.nanoTime();
        stack.invert(Path.of(arguments[3]));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d x %d pixels, %d dates, %d interferograms: %.1f s, %.2f us a pixel%n",
                rows,
                columns,
                stack.header.network().dateCount(),
                stack.pairs(),
                seconds,
                seconds * 1e6 / rows / columns);
    }

    /** Weights by coherence, a linear ramp, all cores, half of the heap for rasters. */
    public void invert(Path folder) {
        long memory = Math.min(1_000_000_000, Runtime.getRuntime().maxMemory() / 2);
        Settings settings = PlainSettings.of(
                null,
                new Settings.Resources(memory, Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(5)));
        SbasRun.run(this, "generated", 1, settings, folder, ProgressListener.none(), Cancellation.never());
    }
}
