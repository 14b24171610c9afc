package io.insarhub.core;

import io.insarhub.core.NetworkHealth.Component;
import io.insarhub.core.NetworkHealth.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Says a network's health in plain words. */
final class HealthReport {

    private static final int GAPS_SHOWN = 3;

    private HealthReport() {}

    static Optional<String> warning(NetworkHealth health) {
        if (health.isConnected()) {
            return Optional.empty();
        }
        List<Gap> gaps = health.gaps();
        String shown = gaps.stream().limit(GAPS_SHOWN).map(HealthReport::gap).collect(Collectors.joining("; "));
        String more = gaps.size() <= GAPS_SHOWN ? "" : "; and " + (gaps.size() - GAPS_SHOWN) + " more";
        return Optional.of("The network is in " + health.components().size()
                + " pieces, and no displacement can be carried from one to another. Gaps: " + shown + more
                + ". Allow longer spans (dt_max, dt_targets) or baselines (pb_max), add scenes, or leave scenes out");
    }

    static String of(NetworkHealth health) {
        StringJoiner lines = new StringJoiner("\n");
        warning(health).ifPresent(text -> lines.add("WARNING: " + text));
        lines.add(count(health.sceneCount(), "scene") + ", " + count(health.pairCount(), "pair") + ", "
                + count(health.components().size(), "piece"));
        if (!health.isConnected()) {
            pieces(health, lines);
        }
        lines.add("Pairs of a scene: " + histogram(health));
        lines.add(
                "Redundancy: " + count(health.redundancy(), "pair") + " more than needed to hold the pieces together");
        lines.add(String.format(
                Locale.ROOT,
                "Triplets (closed loops of three): %d; %.0f %% of the pairs are in none, so nothing checks their"
                        + " unwrapping",
                health.triplets(),
                100 * health.shareInNoTriplet()));
        list("Pairs whose loss would split the network", health.bridges(), lines);
        list("Scenes whose loss would split the network", health.cutScenes(), lines);
        list("Scenes left out", health.leftOut(), lines);
        lines.add("Cost at HyP3: " + health.credits(NetworkHealth.CREDITS_PER_PAIR_20X4) + " credits at 20x4 looks, "
                + health.credits(NetworkHealth.CREDITS_PER_PAIR_10X2) + " at 10x2");
        return lines.toString();
    }

    private static void pieces(NetworkHealth health, StringJoiner lines) {
        for (int i = 0; i < health.components().size(); i++) {
            if (i > 0) {
                lines.add("  gap: " + gap(health.gaps().get(i - 1)));
            }
            Component piece = health.components().get(i);
            lines.add("  piece " + (i + 1) + ": " + count(piece.scenes().size(), "scene") + ", " + piece.first()
                    + (piece.first().equals(piece.last()) ? "" : " to " + piece.last()));
        }
    }

    private static String gap(Gap gap) {
        return String.format(
                Locale.ROOT,
                "%.0f days and %.0f m between %s and %s",
                gap.days(),
                gap.baselineMeters(),
                gap.earlier(),
                gap.later());
    }

    private static String histogram(NetworkHealth health) {
        List<String> parts = new ArrayList<>();
        health.degreeHistogram().forEach((pairs, scenes) -> parts.add(pairs + " (" + count(scenes, "scene") + ")"));
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private static void list(String title, List<?> items, StringJoiner lines) {
        if (items.isEmpty()) {
            lines.add(title + ": none");
            return;
        }
        lines.add(title + ": " + items.size());
        items.forEach(item -> lines.add("  " + item));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
