package io.insarhub.examples;

import io.insarhub.api.StackId;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.core.NetworkHealth;
import io.insarhub.core.PairNetwork;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Two networks of a stack.
 *
 * @param stack the stack
 * @param compatible the pairs that the Python program selects
 * @param designed as many pairs, chosen for the least error
 * @param coherence what is expected of each pair
 */
record Comparison(StackId stack, PairNetwork compatible, PairNetwork designed, PairCoherence coherence) {

    private static final double LOOKS = 80;
    private static final String ROW = "%-10s %6s %6s %8s  %15s %15s  %15s %15s%n";

    /** Prints comparisons side by side: compatible / designed. */
    static String print(List<Comparison> rows, PrintStream out) {
        out.printf("%n" + ROW, "", "", "", "", "pieces", "bridges", "in no triplet", "error (mm)");
        out.printf(
                ROW,
                "stack",
                "scenes",
                "pairs",
                "credits",
                "comp. / design",
                "comp. / design",
                "comp. / design",
                "comp. / design");
        for (Comparison row : rows) {
            NetworkHealth one = row.compatible.health();
            NetworkHealth other = row.designed.health();
            out.printf(
                    ROW,
                    row.stack,
                    one.sceneCount(),
                    one.pairCount(),
                    one.credits(NetworkHealth.CREDITS_PER_PAIR_20X4),
                    one.components().size() + " / " + other.components().size(),
                    one.bridges().size() + " / " + other.bridges().size(),
                    one.pairsInNoTriplet() + " / " + other.pairsInNoTriplet(),
                    row.error(row.compatible) + " / " + row.error(row.designed));
        }
        out.printf("Error: of the displacement of a date, from the noise expected of the pairs alone%n%n");
        return rows.size() + " stacks, compatible and designed side by side";
    }

    private String error(PairNetwork network) {
        OptionalDouble variance = network.meanVarianceMm2(coherence, LOOKS);
        return variance.isEmpty() ? "∞" : String.format(Locale.ROOT, "%.2f", Math.sqrt(variance.getAsDouble()));
    }
}
