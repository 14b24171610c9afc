package io.insarhub.core.pairs;

import io.insarhub.api.BadOptionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Designs a network for the least variance of the displacement history: a spanning tree of greatest weight; pairs until
 * no pair is a bridge and every scene is in a triplet, where the limits allow; then what gains most, up to the budget; at
 * last single pairs are exchanged while that gains. Every choice among the pairs that would serve is by their gain in the
 * A-optimal criterion (the trace of the covariance; or its determinant, D-optimal).
 *
 * <p>A second spanning tree taken whole, as one might to have no bridges, would cost n − 1 pairs; pairs chosen by gain
 * close the same cuts with fewer, and the rest of the budget goes where it helps most.
 *
 * <p>For n scenes, m candidates and k pairs: O(k·(m + n²)).
 */
public final class DesignedSelector implements PairSelector {

    private static final double LEAST_GAIN = 1e-9;

    /** Of so many pairs that are missed least, one must be worth exchanging, or the design ends. */
    private static final int EXCHANGES_TRIED = 12;

    private final DesignLimits limits;
    private final PairWeights weights;

    /** A selector with these limits and weights. */
    public DesignedSelector(DesignLimits limits, PairWeights weights) {
        this.limits = limits;
        this.weights = weights;
    }

    @Override
    public Selection select(Epochs epochs) {
        List<String> warnings = new ArrayList<>();
        List<WeightedPair> candidates = pairs(epochs, limits::allow);
        SpanningForest forest = new SpanningForest(epochs.size());
        forest.grow(candidates);
        join(epochs, forest, warnings);
        if (forest.pairs().size() > limits.budget()) {
            throw new BadOptionException(
                    "budget",
                    "is " + limits.budget() + " pairs, but holding " + epochs.size() + " scenes together takes "
                            + forest.pairs().size() + "; raise max_pairs or max_credits, or leave scenes out");
        }
        NetworkDraft draft = new NetworkDraft(epochs.size(), limits, forest.pairs());
        closeBridges(draft, candidates);
        closeTriplets(epochs, draft, candidates);
        takeLongPairs(draft, candidates);
        fill(draft, candidates);
        exchange(draft, candidates);
        return new Selection(draft.graph().pairs(), warnings);
    }

    /** The mean variance of the scenes of a network against its first, mm²; NaN where it is in pieces. */
    public static double meanVarianceMm2(Epochs epochs, List<IndexPair> pairs, PairWeights weights) {
        List<WeightedPair> weighted = pairs.stream()
                .map(pair -> weighted(epochs, weights, pair.earlier(), pair.later()))
                .toList();
        SpanningForest forest = new SpanningForest(epochs.size());
        forest.grow(weighted);
        if (!forest.isOnePiece() || epochs.size() < 2) {
            return Double.NaN;
        }
        EpochCovariance covariance = new EpochCovariance(epochs.size(), forest.pairs());
        List<WeightedPair> others = new ArrayList<>(weighted);
        others.removeAll(forest.pairs());
        others.forEach(pair -> covariance.change(pair.earlier(), pair.later(), pair.weight()));
        return covariance.trace() / (epochs.size() - 1);
    }

    @FunctionalInterface
    private interface Allowed {
        boolean test(Epochs epochs, int a, int b);
    }

    private List<WeightedPair> pairs(Epochs epochs, Allowed allowed) {
        List<WeightedPair> pairs = new ArrayList<>();
        for (int a = 0; a < epochs.size(); a++) {
            for (int b = a + 1; b < epochs.size(); b++) {
                if (allowed.test(epochs, a, b)) {
                    pairs.add(weighted(epochs, weights, a, b));
                }
            }
        }
        return pairs;
    }

    private static WeightedPair weighted(Epochs epochs, PairWeights weights, int a, int b) {
        return new WeightedPair(a, b, weights.weight(a, b), epochs.days(a, b));
    }

    private void join(Epochs epochs, SpanningForest forest, List<String> warnings) {
        if (forest.isOnePiece() || limits.bridging() == DesignLimits.Bridging.NEVER) {
            return;
        }
        List<WeightedPair> beyond = pairs(epochs, (e, a, b) -> forest.joins(a, b) && limits.allowBridge(e, a, b));
        for (WeightedPair bridge : forest.grow(beyond)) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The pieces that the limits leave apart are joined by a bridge of %.0f days and %.0f m: %s and %s",
                    bridge.days(),
                    epochs.meters(bridge.earlier(), bridge.later()),
                    epochs.names().get(bridge.earlier()),
                    epochs.names().get(bridge.later())));
        }
    }

    /** Pairs between parts that hang together by single pairs only, until there are none that could be had. */
    private void closeBridges(NetworkDraft draft, List<WeightedPair> candidates) {
        while (draft.size() < limits.budget()) {
            int[] part = TwoEdgeParts.of(draft.graph(), draft.bridges());
            WeightedPair best = best(draft, candidates, pair -> part[pair.earlier()] != part[pair.later()]);
            if (best == null) {
                return;
            }
            draft.add(best);
        }
    }

    private void closeTriplets(Epochs epochs, NetworkDraft draft, List<WeightedPair> candidates) {
        for (int scene = 0; scene < epochs.size() && draft.size() < limits.budget(); scene++) {
            if (!draft.isInTriplet(scene)) {
                int corner = scene;
                WeightedPair closing = best(draft, candidates, pair -> Triplets.closes(draft.graph(), pair, corner));
                if (closing != null) {
                    draft.add(closing);
                } else if (draft.size() + 2 <= limits.budget()) {
                    Triplets.byTwo(draft, candidates, corner).forEach(draft::add);
                }
            }
        }
    }

    private void takeLongPairs(NetworkDraft draft, List<WeightedPair> candidates) {
        int wanted = wantedLongPairs();
        while (draft.longPairs() < wanted && draft.size() < limits.budget()) {
            WeightedPair best = best(draft, candidates, limits::isLong);
            if (best == null) {
                return;
            }
            draft.add(best);
        }
    }

    private int wantedLongPairs() {
        return (int) Math.ceil(limits.longShare() * limits.budget());
    }

    private void fill(NetworkDraft draft, List<WeightedPair> candidates) {
        while (draft.size() < limits.budget()) {
            WeightedPair best = best(draft, candidates, pair -> true);
            if (best == null) {
                return;
            }
            draft.add(best);
        }
    }

    /** Takes pairs that are missed little for pairs that gain more, while there are such. */
    private void exchange(NetworkDraft draft, List<WeightedPair> candidates) {
        int rounds = 0;
        while (rounds < 2 * limits.budget() && exchangeOne(draft, candidates)) {
            rounds++;
        }
    }

    private boolean exchangeOne(NetworkDraft draft, List<WeightedPair> candidates) {
        for (WeightedPair little : missedLeast(draft)) {
            double loss = draft.loss(little);
            draft.remove(little);
            boolean needsLong = limits.isLong(little) && draft.longPairs() < wantedLongPairs();
            WeightedPair best =
                    best(draft, candidates, pair -> !pair.equals(little) && (!needsLong || limits.isLong(pair)));
            if (best != null && draft.gain(best) > loss * (1 + LEAST_GAIN)) {
                draft.add(best);
                return true;
            }
            draft.add(little);
        }
        return false;
    }

    private static List<WeightedPair> missedLeast(NetworkDraft draft) {
        int bridges = draft.bridges().size();
        record Lost(WeightedPair pair, double loss) {}
        return draft.pairs().stream()
                .map(pair -> new Lost(pair, draft.loss(pair)))
                .filter(lost -> Double.isFinite(lost.loss()))
                .sorted(Comparator.comparingDouble(Lost::loss))
                .map(Lost::pair)
                .filter(pair -> draft.canSpare(pair, bridges))
                .limit(EXCHANGES_TRIED)
                .toList();
    }

    private static @Nullable WeightedPair best(
            NetworkDraft draft, List<WeightedPair> candidates, Predicate<WeightedPair> condition) {
        return best(candidates, pair -> !draft.has(pair) && condition.test(pair), draft::gain);
    }

    private static @Nullable WeightedPair best(
            List<WeightedPair> candidates, Predicate<WeightedPair> condition, ToDoubleFunction<WeightedPair> gain) {
        WeightedPair best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (WeightedPair pair : candidates) {
            if (condition.test(pair)) {
                double value = gain.applyAsDouble(pair);
                if (value > most) {
                    most = value;
                    best = pair;
                }
            }
        }
        return best;
    }
}
