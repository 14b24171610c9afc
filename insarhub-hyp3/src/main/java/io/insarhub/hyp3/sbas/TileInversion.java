package io.insarhub.hyp3.sbas;

import io.insarhub.api.Cancellation;
import java.util.Arrays;

/** Inverts tiles of one stack, on one thread. */
final class TileInversion {

    private static final String WORK = "inverting the interferograms";

    private final Network network;
    private final InversionRules rules;
    private final CoherenceWeights weights;
    private final double[] reference;
    private final double metersPerRadian;
    private final PixelBatch batch;
    private final int[] first;
    private final int[] second;
    private final int[] redundancy;

    /**
     * For one stack.
     *
     * @param reference phase of each interferogram at the reference pixel
     * @param wavelengthMeters radar wavelength
     */
    TileInversion(
            Network network,
            Elimination pattern,
            InversionRules rules,
            CoherenceWeights weights,
            double[] reference,
            double wavelengthMeters) {
        this.network = network;
        this.rules = rules;
        this.weights = weights;
        this.reference = reference;
        this.metersPerRadian = -wavelengthMeters / (4 * Math.PI);
        this.batch = new PixelBatch(network, pattern, rules);
        this.first = network.firsts();
        this.second = network.seconds();
        this.redundancy = new int[network.dateCount()];
    }

    /**
     * Inverts the wanted pixels of a tile; the others stay zero.
     *
     * @param wanted which pixels are to be inverted
     */
    TileResult invert(Tile tile, boolean[] wanted, Cancellation cancellation) {
        TileResult result = new TileResult(network.dateCount(), tile.pixels);
        for (int from = 0; from < tile.pixels; from += Lanes.COUNT) {
            cancellation.throwIfCancelled(WORK);
            int count = Math.min(Lanes.COUNT, tile.pixels - from);
            if (load(tile, wanted, from, count)) {
                batch.invert();
                store(result, tile.pixels, from, count);
            }
        }
        return result;
    }

    private boolean load(Tile tile, boolean[] wanted, int from, int lanes) {
        Arrays.fill(batch.count, 0);
        for (int m = 0; m < first.length; m++) {
            double[] observed = batch.observed[m];
            double[] valid = batch.valid[m];
            double[] weight = batch.weight[m];
            tile.referenced(m, reference[m], from, lanes, observed);
            mask(tile, m, from, lanes, observed);
            for (int i = lanes; i < Lanes.COUNT; i++) {
                observed[i] = Double.NaN;
            }
            for (int i = 0; i < Lanes.COUNT; i++) {
                // false for NaN, and for the infinite, which no later step could use
                boolean use = Math.abs(observed[i]) <= Double.MAX_VALUE;
                observed[i] = use ? observed[i] : 0;
                valid[i] = use ? 1 : 0;
                batch.count[i] += use ? 1 : 0;
            }
            weigh(tile, m, from, lanes, valid, weight);
        }
        boolean any = false;
        for (int i = 0; i < lanes; i++) {
            if (batch.count[i] > 0 && (!wanted[from + i] || !redundant(i))) {
                batch.count[i] = 0;
            }
            any |= batch.count[i] > 0;
        }
        return any;
    }

    private void mask(Tile tile, int m, int from, int lanes, double[] observed) {
        int at = m * tile.pixels + from;
        if (rules.mask() == MaskLayer.COHERENCE) {
            float threshold = (float) rules.maskThreshold();
            for (int i = 0; i < lanes; i++) {
                // written so that NaN counts as zero
                if (!(tile.coherence[at + i] >= threshold)) {
                    observed[i] = Double.NaN;
                }
            }
        } else if (rules.mask() == MaskLayer.CONNECT_COMPONENT) {
            for (int i = 0; i < lanes; i++) {
                if (tile.component[at + i] == 0) {
                    observed[i] = Double.NaN;
                }
            }
        }
    }

    private void weigh(Tile tile, int m, int from, int lanes, double[] valid, double[] weight) {
        if (rules.weighting() == Weighting.NO) {
            System.arraycopy(valid, 0, weight, 0, Lanes.COUNT);
            return;
        }
        int at = m * tile.pixels + from;
        for (int i = 0; i < lanes; i++) {
            weight[i] = valid[i] * weights.of(tile.coherence[at + i]);
        }
        Arrays.fill(weight, lanes, Lanes.COUNT, 0);
    }

    /** Whether every date but the first has enough interferograms. */
    private boolean redundant(int lane) {
        if (batch.count[lane] == first.length && rules.minRedundancy() <= 1) {
            return true;
        }
        Arrays.fill(redundancy, 0);
        for (int m = 0; m < first.length; m++) {
            if (batch.valid[m][lane] > 0) {
                redundancy[first[m]]++;
                redundancy[second[m]]++;
            }
        }
        for (int date = 1; date < redundancy.length; date++) {
            if (redundancy[date] < rules.minRedundancy()) {
                return false;
            }
        }
        return true;
    }

    private void store(TileResult result, int pixels, int from, int lanes) {
        double[][] phase = batch.phase();
        for (int k = 0; k < phase.length; k++) {
            for (int i = 0; i < lanes; i++) {
                if (batch.count[i] > 0) {
                    result.displacement[k * pixels + from + i] = metersPerRadian * phase[k][i];
                }
            }
        }
        for (int i = 0; i < lanes; i++) {
            if (batch.count[i] > 0) {
                result.count[from + i] = batch.count[i];
                result.temporalCoherence[from + i] = Math.hypot(batch.real[i], batch.imaginary[i]) / batch.count[i];
            }
        }
    }
}
