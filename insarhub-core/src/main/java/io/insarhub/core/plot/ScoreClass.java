package io.insarhub.core.plot;

import java.awt.Color;

/** Classes of pair quality, in the order in which they are drawn: what is rare and bad must not be covered. */
enum ScoreClass {
    GOOD("good (≥ 60)", Palette.BLUISH_GREEN),
    RISKY("risky (30–60)", Palette.ORANGE),
    BAD("bad (< 30)", Palette.VERMILLION);

    private static final double GOOD_FROM = 60;
    private static final double RISKY_FROM = 30;

    private final String label;
    private final Color color;

    ScoreClass(String label, Color color) {
        this.label = label;
        this.color = color;
    }

    /** The class of a score from 0 to 100. */
    static ScoreClass of(double score) {
        if (score >= GOOD_FROM) {
            return GOOD;
        }
        return score >= RISKY_FROM ? RISKY : BAD;
    }

    String label() {
        return label;
    }

    Color color() {
        return color;
    }
}
