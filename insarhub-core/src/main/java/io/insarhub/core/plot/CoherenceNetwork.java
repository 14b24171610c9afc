package io.insarhub.core.plot;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A network of interferograms of known coherence, some of which were dropped.
 *
 * @param title headline
 * @param caption a line below it
 * @param dates the dates
 * @param baselinesMeters perpendicular baseline of each date against the first
 * @param pairs the interferograms, dropped ones among them
 */
public record CoherenceNetwork(
        String title, String caption, List<LocalDate> dates, List<Double> baselinesMeters, List<Pair> pairs) {

    /** Copies the lists. */
    public CoherenceNetwork {
        dates = List.copyOf(dates);
        baselinesMeters = List.copyOf(baselinesMeters);
        pairs = List.copyOf(pairs);
        if (dates.size() != baselinesMeters.size()) {
            throw new IllegalArgumentException(dates.size() + " dates and " + baselinesMeters.size() + " baselines");
        }
    }

    /**
     * An interferogram.
     *
     * @param from place of the earlier date in the list of dates
     * @param to place of the later one
     * @param coherence mean over the pixels, 0–1; NaN where unknown
     * @param dropped whether the inversion does without it
     */
    public record Pair(int from, int to, double coherence, boolean dropped) {

        NetworkModel.Edge edge() {
            return new NetworkModel.Edge(from, to, Math.max(0, Math.min(100, 100 * coherence)));
        }
    }

    /** The dropped ones. */
    public List<Pair> dropped() {
        return pairs.stream().filter(Pair::dropped).toList();
    }

    Set<NetworkModel.Edge> droppedEdges() {
        return new HashSet<>(dropped().stream().map(Pair::edge).toList());
    }

    List<NetworkModel.Edge> edges() {
        return pairs.stream().map(Pair::edge).toList();
    }

    /** The dates with all interferograms. */
    NetworkModel before() {
        return model(edges());
    }

    /** The dates with those that were kept. */
    NetworkModel after() {
        return model(pairs.stream().filter(p -> !p.dropped()).map(Pair::edge).toList());
    }

    private NetworkModel model(List<NetworkModel.Edge> edges) {
        int[] part = IntStream.range(0, dates.size()).toArray();
        for (NetworkModel.Edge edge : edges) {
            int from = part[edge.to()];
            int to = part[edge.from()];
            for (int i = 0; i < part.length; i++) {
                part[i] = part[i] == from ? to : part[i];
            }
        }
        List<NetworkModel.Node> nodes = new ArrayList<>();
        for (int i = 0; i < part.length; i++) {
            LocalDate date = dates.get(i);
            nodes.add(new NetworkModel.Node(
                    date.toString(),
                    date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    baselinesMeters.get(i),
                    part[i],
                    false));
        }
        return new NetworkModel(title, nodes, edges);
    }
}
