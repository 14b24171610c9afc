package io.insarhub.core.pairs;

/**
 * A pair with its weight in the inversion.
 *
 * @param earlier index of the earlier scene
 * @param later index of the later scene
 * @param weight 1/σ², 1/mm²
 * @param days between the two
 */
record WeightedPair(int earlier, int later, double weight, double days) {

    IndexPair indices() {
        return new IndexPair(earlier, later);
    }
}
