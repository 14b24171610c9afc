package io.insarhub.hyp3.diagnostics;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.core.plot.CoherenceNetwork;
import io.insarhub.core.plot.DateMatrix;
import io.insarhub.hyp3.sbas.Baselines;
import io.insarhub.hyp3.sbas.Layer;
import io.insarhub.hyp3.sbas.Network;
import io.insarhub.hyp3.sbas.NetworkSelection;
import io.insarhub.hyp3.sbas.ResultFile;
import io.insarhub.hyp3.sbas.StackFile;
import io.insarhub.hyp3.sbas.StackHeader;
import io.insarhub.hyp3.sbas.StackSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * The interferograms of a stack with their mean coherence, and which of them the inversion did without. The coherence is read
 * once, some rows at a time.
 */
final class StackCoherence {

    private static final int VALUES_IN_MEMORY = 1 << 22;

    private final Network network;
    private final double[] means;
    private final boolean[] kept;
    private final Optional<double[]> baselinesMeters;
    private final Rules rules;
    private final OptionalInt inverted;

    private StackCoherence(
            Network network,
            double[] means,
            boolean[] kept,
            Optional<double[]> baselinesMeters,
            Rules rules,
            OptionalInt inverted) {
        this.network = network;
        this.means = means;
        this.kept = kept;
        this.baselinesMeters = baselinesMeters;
        this.rules = rules;
        this.inverted = inverted;
    }

    /**
     * Reads a stack. Those that the file marks as dropped are; where as many as it keeps were not inverted, and dropping by
     * coherence was asked for, those that this drops as well.
     */
    static StackCoherence read(ResultFolder folder, Rules rules, Cancellation cancellation) {
        Path file = folder.file("inputs/ifgramStack.h5");
        OptionalInt inverted = inverted(folder);
        try (StackFile stack = StackFile.openWithDropped(file)) {
            StackHeader header = stack.header();
            double[] means = means(stack, cancellation);
            boolean[] kept = stack.marked();
            if (rules.coherenceBased() && inverted.orElse(-1) != count(kept)) {
                kept = selected(header.network(), means, kept, rules.minCoherence());
            }
            return new StackCoherence(header.network(), means, kept, baselines(stack), rules, inverted);
        } catch (BadFileException e) {
            throw e.file().isPresent() ? e : e.in(file, "Load the stack again, or correct it");
        }
    }

    private static OptionalInt inverted(ResultFolder folder) {
        if (!folder.has("timeseries.h5")) {
            return OptionalInt.empty();
        }
        try (ResultFile series = ResultFile.open(folder.file("timeseries.h5"))) {
            Optional<Double> number = series.number("mintpy.networkInversion.numIfgram");
            return number.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(number.get().intValue());
        }
    }

    private static double[] means(StackFile stack, Cancellation cancellation) {
        StackHeader header = stack.header();
        int pairs = header.network().pairs().size();
        if (!header.layers().contains(Layer.COHERENCE)) {
            double[] unknown = new double[pairs];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        }
        StackSource guarded = new StackSource() {
            @Override
            public StackHeader header() {
                return header;
            }

            @Override
            public void read(Layer layer, int row, int rows, float[] out) {
                cancellation.throwIfCancelled("drawing the coherence");
                stack.read(layer, row, rows, out);
            }
        };
        long rows = Math.max(1, VALUES_IN_MEMORY / ((long) header.columns() * pairs));
        return NetworkSelection.meanCoherence(guarded, new boolean[0], (int) Math.min(rows, header.rows()));
    }

    /** As the inversion chooses: among those that the file keeps. */
    private static boolean[] selected(Network network, double[] means, boolean[] marked, double minCoherence) {
        List<LocalDate> first = new ArrayList<>();
        List<LocalDate> second = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int m = 0; m < marked.length; m++) {
            if (marked[m]) {
                first.add(network.dates().get(network.pairs().get(m).first()));
                second.add(network.dates().get(network.pairs().get(m).second()));
                places.add(m);
            }
        }
        double[] some = places.stream().mapToDouble(m -> means[m]).toArray();
        boolean[] chosen = NetworkSelection.kept(Network.of(first, second), some, minCoherence);
        boolean[] kept = new boolean[marked.length];
        for (int i = 0; i < chosen.length; i++) {
            kept[places.get(i)] = chosen[i];
        }
        return kept;
    }

    /** By date; empty if those of the interferograms do not tell all of them. */
    private static Optional<double[]> baselines(StackFile stack) {
        List<Double> bperp = stack.header().bperpMeters();
        if (bperp.isEmpty() || bperp.stream().allMatch(meters -> meters.isNaN())) {
            return Optional.empty();
        }
        boolean[] known = new boolean[bperp.size()];
        for (int m = 0; m < known.length; m++) {
            known[m] = Double.isFinite(bperp.get(m));
        }
        StackHeader told = stack.keeping(known).header();
        return told.network().dates().equals(stack.header().network().dates())
                ? Optional.of(Baselines.byDate(told))
                : Optional.empty();
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    boolean hasCoherence() {
        return DoubleStream.of(means).anyMatch(Double::isFinite);
    }

    /** Below the diagonal all interferograms, above it those that were kept. */
    DateMatrix matrix() {
        int keptCount = count(kept);
        String caption = "Mean of each of " + kept.length + " interferograms of "
                + network.dates().size() + " dates"
                + (keptCount == kept.length
                        ? "; all are kept"
                        : "; below the diagonal all, above it the " + keptCount + " that are kept");
        List<DateMatrix.Cell> cells = new ArrayList<>();
        for (int m = 0; m < kept.length; m++) {
            Network.Edge pair = network.pairs().get(m);
            cells.add(new DateMatrix.Cell(pair.second(), pair.first(), means[m]));
            if (kept[m]) {
                cells.add(new DateMatrix.Cell(pair.first(), pair.second(), means[m]));
            }
        }
        return new DateMatrix("Coherence matrix", caption, network.dates()).with(cells);
    }

    /** The network before and after; empty if its baselines are unknown. */
    Optional<CoherenceNetwork> network() {
        return baselinesMeters.map(meters -> {
            List<CoherenceNetwork.Pair> pairs = new ArrayList<>();
            for (int m = 0; m < kept.length; m++) {
                Network.Edge pair = network.pairs().get(m);
                pairs.add(new CoherenceNetwork.Pair(pair.first(), pair.second(), means[m], !kept[m]));
            }
            List<Double> baselines = DoubleStream.of(meters).boxed().toList();
            return new CoherenceNetwork(
                    "Network of interferograms", networkCaption(), network.dates(), baselines, pairs);
        });
    }

    private String networkCaption() {
        String dates = network.dates().size() + " dates, " + network.dates().get(0) + " to "
                + network.dates().get(network.dates().size() - 1);
        String rule = rules.coherenceBased()
                ? String.format(
                        Locale.ROOT,
                        "kept: mean coherence of at least %.2f, or in the maximum spanning tree",
                        rules.minCoherence())
                : "nothing is dropped by coherence";
        String odd = inverted.isPresent() && inverted.getAsInt() != count(kept)
                ? "  ·  timeseries.h5 says it is from " + inverted.getAsInt() + " interferograms"
                : "";
        return dates + "  ·  " + rule + odd;
    }
}
