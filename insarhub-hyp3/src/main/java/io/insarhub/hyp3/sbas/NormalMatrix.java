package io.insarhub.hyp3.sbas;

/** The normal matrices of many pixels, on one pattern, and their LDLᵀ factors. */
final class NormalMatrix {

    private final Elimination pattern;
    private final int[] first;
    private final int[] second;
    private final double[][] diagonal;
    private final double[][] off;
    private final double[][] lower;
    private final double[][] inverse;

    NormalMatrix(Network network, Elimination pattern) {
        this.pattern = pattern;
        this.first = network.firsts();
        this.second = network.seconds();
        this.diagonal = Lanes.rows(network.dateCount());
        this.inverse = Lanes.rows(network.dateCount());
        this.off = Lanes.rows(pattern.entries());
        this.lower = Lanes.rows(pattern.entries());
    }

    /** Fills in AᵀWA. */
    void assemble(double[][] weight) {
        Lanes.clear(diagonal);
        Lanes.clear(off);
        for (int m = 0; m < first.length; m++) {
            Lanes.add(diagonal[second[m]], weight[m]);
            if (first[m] > 0) {
                Lanes.add(diagonal[first[m]], weight[m]);
                Lanes.subtract(off[pattern.pairEntry[m]], weight[m]);
            }
        }
    }

    /**
     * Holds a date of one pixel at phase zero. Where nothing else ties the date to the first one, this changes neither the
     * residuals nor their sum of squares.
     */
    void anchor(int date, int lane) {
        double tie = diagonal[date][lane];
        diagonal[date][lane] += tie > 0 ? tie : 1;
    }

    /** Factorises all; a pixel whose matrix is singular gets no finite numbers. */
    void factorise() {
        int product = 0;
        for (int n = 0; n < pattern.order.length; n++) {
            double[] inverted = inverse[pattern.order[n]];
            Lanes.invert(inverted, diagonal[pattern.order[n]]);
            int end = pattern.start[n + 1];
            for (int a = pattern.start[n]; a < end; a++) {
                double[] scaled = lower[a];
                Lanes.multiply(scaled, off[a], inverted);
                for (int b = a; b < end; b++) {
                    int target = pattern.target[product++];
                    Lanes.subtractProduct(target < 0 ? diagonal[-1 - target] : off[target], scaled, off[b]);
                }
            }
        }
    }

    /** Solves for right-hand sides by date, in place; the first date's stays as it is. */
    void solve(double[][] x) {
        for (int n = 0; n < pattern.order.length; n++) {
            double[] known = x[pattern.order[n]];
            for (int a = pattern.start[n]; a < pattern.start[n + 1]; a++) {
                Lanes.subtractProduct(x[pattern.entryDate[a]], lower[a], known);
            }
        }
        for (int n = pattern.order.length - 1; n >= 0; n--) {
            double[] sought = x[pattern.order[n]];
            Lanes.multiply(sought, sought, inverse[pattern.order[n]]);
            for (int a = pattern.start[n]; a < pattern.start[n + 1]; a++) {
                Lanes.subtractProduct(sought, lower[a], x[pattern.entryDate[a]]);
            }
        }
    }
}
