package io.insarhub.quality.score;

import java.util.List;

/** The score of a pair of which neither coherence nor land cover is known, and which lies nobody knows where. 0–1. */
final class FlatScore {

    private final double[] values;
    private final List<String> kills;

    FlatScore(PairFeatures f) {
        values = Weights.values(f);
        kills = HardKills.of(f);
    }

    double score() {
        return kills.isEmpty() ? Decimals.round(Weights.FLAT.score(values), 4) : 0;
    }

    void factors(FactorSink out) {
        if (kills.isEmpty()) {
            Weights.FLAT.contributions(values, 1, out);
        } else {
            out.begin("contributions");
            out.end();
        }
        out.texts("hard_kills", kills);
        out.texts("warnings", List.of());
        out.number("score", score());
    }
}
