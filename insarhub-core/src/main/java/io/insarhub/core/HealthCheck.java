package io.insarhub.core;

import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.core.LeftOut.Cause;
import io.insarhub.core.NetworkHealth.Component;
import io.insarhub.core.NetworkHealth.Gap;
import io.insarhub.core.pairs.DesignedSelector;
import io.insarhub.core.pairs.Epochs;
import io.insarhub.core.pairs.GraphMetrics;
import io.insarhub.core.pairs.IndexPair;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Finds out a network's health: the graph's numbers, in the words of scenes. */
final class HealthCheck {

    private final List<Scene> scenes;
    private final Epochs epochs;

    private HealthCheck(List<Scene> scenes, Map<String, Double> baselines) {
        this.scenes = scenes;
        this.epochs = new Epochs(
                scenes.stream().map(Scene::name).toList(),
                scenes.stream()
                        .mapToLong(scene -> Epochs.micros(NetworkHealth.time(scene)))
                        .toArray(),
                scenes.stream()
                        .mapToDouble(scene -> baselines.getOrDefault(scene.name(), Double.NaN))
                        .toArray());
    }

    /** Health of a network; scenes in order of time. */
    static NetworkHealth of(
            List<Scene> scenes, Map<String, Double> baselines, List<ScenePair> pairs, List<LeftOut> leftOut) {
        HealthCheck check = new HealthCheck(scenes, baselines);
        GraphMetrics graph = GraphMetrics.of(scenes.size(), check.indices(pairs));
        TreeMap<Integer, Integer> histogram = new TreeMap<>();
        for (int degree : graph.degrees()) {
            histogram.merge(degree, 1, Integer::sum);
        }
        List<LeftOut> notInAPair = new ArrayList<>(leftOut);
        IntStream.range(0, scenes.size())
                .filter(i -> graph.degrees().get(i) == 0)
                .forEach(i -> notInAPair.add(check.withoutPair(i)));
        return new NetworkHealth(
                scenes.size(),
                pairs.size(),
                graph.components().stream().map(check::component).toList(),
                check.gaps(graph.components()),
                graph.bridges().stream().map(check::pair).toList(),
                graph.cutVertices().stream().map(check::name).toList(),
                histogram,
                notInAPair,
                graph.triplets(),
                graph.pairsInNoTriplet(),
                pairs.size() - (scenes.size() - graph.components().size()));
    }

    /** Mean variance of the history; empty where it has none. */
    static OptionalDouble meanVarianceMm2(
            List<Scene> scenes,
            Map<String, Double> baselines,
            List<ScenePair> pairs,
            PairCoherence coherence,
            double looks) {
        HealthCheck check = new HealthCheck(scenes, baselines);
        PredictedWeights weights = new PredictedWeights(check.epochs, coherence, looks);
        double variance = DesignedSelector.meanVarianceMm2(check.epochs, check.indices(pairs), weights);
        return Double.isNaN(variance) ? OptionalDouble.empty() : OptionalDouble.of(variance);
    }

    private List<IndexPair> indices(List<ScenePair> pairs) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < scenes.size(); i++) {
            index.put(name(i), i);
        }
        return pairs.stream()
                .map(pair -> new IndexPair(
                        index.getOrDefault(pair.reference(), -1), index.getOrDefault(pair.secondary(), -1)))
                .toList();
    }

    private Component component(List<Integer> members) {
        return new Component(
                members.stream().map(this::name).toList(), date(members.get(0)), date(members.get(members.size() - 1)));
    }

    private List<Gap> gaps(List<List<Integer>> components) {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < components.size(); i++) {
            gaps.add(gap(components.get(i - 1), components.get(i)));
        }
        return gaps;
    }

    private Gap gap(List<Integer> some, List<Integer> others) {
        int bestA = -1;
        int bestB = -1;
        for (int a : some) {
            for (int b : others) {
                if (bestA < 0 || isNearer(a, b, bestA, bestB)) {
                    bestA = a;
                    bestB = b;
                }
            }
        }
        String earlier = name(Math.min(bestA, bestB));
        String later = name(Math.max(bestA, bestB));
        return new Gap(epochs.days(bestA, bestB), epochs.meters(bestA, bestB), earlier, later);
    }

    private boolean isNearer(int a, int b, int bestA, int bestB) {
        int byTime = Double.compare(epochs.days(a, b), epochs.days(bestA, bestB));
        return byTime < 0 || (byTime == 0 && epochs.meters(a, b) < epochs.meters(bestA, bestB));
    }

    private LeftOut withoutPair(int scene) {
        int nearest = -1;
        for (int other = 0; other < scenes.size(); other++) {
            if (other != scene && (nearest < 0 || isNearer(scene, other, scene, nearest))) {
                nearest = other;
            }
        }
        String reason = nearest < 0
                ? "it is the only scene"
                : String.format(
                        Locale.ROOT,
                        "it is in no pair; the nearest scene, %s, is %.0f days and %.0f m away",
                        name(nearest),
                        epochs.days(scene, nearest),
                        epochs.meters(scene, nearest));
        return new LeftOut(name(scene), Cause.NO_PAIR, reason);
    }

    private ScenePair pair(IndexPair pair) {
        return new ScenePair(name(pair.earlier()), name(pair.later()));
    }

    private String name(int index) {
        return scenes.get(index).name();
    }

    private LocalDate date(int index) {
        return LocalDate.ofInstant(NetworkHealth.time(scenes.get(index)), ZoneOffset.UTC);
    }
}
