package io.insarhub.hyp3.sbas;

/** What the interferograms cover: mean coherence, and whether all have data. */
final class Coverage {

    /** Mean coherence; NaN where there is none. */
    final float[] meanCoherence;
    /** Whether no interferogram lacks data (or a connected component, where there are any). */
    final boolean[] everywhere;

    /** Of one tile. */
    Coverage(Tile tile, int pairs) {
        int pixels = tile.pixels;
        meanCoherence = new float[pixels];
        everywhere = new boolean[pixels];
        boolean coherence = tile.coherence.length > 0;
        boolean components = tile.component.length > 0;
        double[] sum = new double[pixels];
        int[] count = new int[pixels];
        int[] covered = new int[pixels];
        for (int m = 0; m < pairs; m++) {
            int at = m * pixels;
            for (int p = 0; p < pixels; p++) {
                float value = coherence ? tile.coherence[at + p] : Float.NaN;
                boolean known = !Float.isNaN(value);
                sum[p] += known ? value : 0;
                count[p] += known ? 1 : 0;
                double covering = components ? tile.component[at + p] : tile.phase(m, p);
                covered[p] += covering != 0 && !Double.isNaN(covering) ? 1 : 0;
            }
        }
        for (int p = 0; p < pixels; p++) {
            meanCoherence[p] = (float) (sum[p] / count[p]);
            everywhere[p] = covered[p] == pairs;
        }
    }
}
