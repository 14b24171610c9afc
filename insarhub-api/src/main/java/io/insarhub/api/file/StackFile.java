package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.insarhub.api.ScenePair;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code stack_p{path}_f{frame}.json}: the scenes of a stack, their baselines, and the pairs that were selected. */
public final class StackFile implements FolderFile {

    private static final String PAIRS = "pairs";
    private static final String BASELINES = "baselines";
    private static final String SCENES = "scenes";
    private static final String PAIR_QUALITY = "pair_quality";

    private final Map<String, Object> json;
    private final List<ScenePair> pairs;
    private final Map<String, Double> baselines;
    private final List<String> scenes;
    private final Optional<PairQuality> pairQuality;

    private StackFile(Map<String, ?> json) {
        Fields fields = Fields.of(json);
        this.json = fields.json();
        pairs = fields.list(PAIRS, "a list of two different scene names", StackFile::pair)
                .orElse(List.of());
        baselines = fields.numbers(BASELINES).orElse(Map.of());
        scenes = fields.strings(SCENES).orElse(List.of());
        pairQuality = fields.object(PAIR_QUALITY).map(q -> PairQuality.at(fields.path(PAIR_QUALITY), q.json()));
    }

    /**
     * Reads a document.
     *
     * @throws io.insarhub.api.BadFileException if a known field is of the wrong kind; its place is the JSON path
     */
    @JsonCreator
    public static StackFile of(Map<String, ?> json) {
        return new StackFile(JsonObjects.copyOf(json));
    }

    /**
     * A new stack file.
     *
     * @param pairs the selected pairs, sorted
     * @param baselines perpendicular baseline of each scene, metres, signed, relative to the earliest scene
     * @param scenes names of the scenes
     */
    public static StackFile of(Collection<ScenePair> pairs, Map<String, Double> baselines, Collection<String> scenes) {
        return empty().withPairs(pairs).withBaselines(baselines).withScenes(scenes);
    }

    /** A document without any field. */
    public static StackFile empty() {
        return new StackFile(JsonObjects.empty());
    }

    /** The selected pairs. */
    public List<ScenePair> pairs() {
        return pairs;
    }

    /**
     * Perpendicular baseline of each scene, metres, signed, relative to the earliest scene. A scene whose baseline is
     * unknown is absent.
     */
    public Map<String, Double> baselines() {
        return baselines;
    }

    /** Names of the scenes. */
    public List<String> scenes() {
        return scenes;
    }

    /** Scores of the pairs; empty before anybody scored them. */
    public Optional<PairQuality> pairQuality() {
        return pairQuality;
    }

    /** The file with other pairs. */
    public StackFile withPairs(Collection<ScenePair> selected) {
        List<List<String>> list = new ArrayList<>();
        selected.forEach(p -> list.add(List.of(p.reference(), p.secondary())));
        return with(PAIRS, list);
    }

    /** The file with other baselines, metres. */
    public StackFile withBaselines(Map<String, Double> meters) {
        return with(BASELINES, meters);
    }

    /** The file with other scenes. */
    public StackFile withScenes(Collection<String> names) {
        return with(SCENES, List.copyOf(names));
    }

    /** The file with another quality section. */
    public StackFile withPairQuality(PairQuality quality) {
        return with(PAIR_QUALITY, quality.toMap());
    }

    /** The file without its quality section. */
    public StackFile withoutPairQuality() {
        return new StackFile(JsonObjects.without(json, PAIR_QUALITY));
    }

    private StackFile with(String key, Object value) {
        return new StackFile(JsonObjects.with(json, key, value));
    }

    private static @Nullable ScenePair pair(Object value) {
        boolean twoNames = value instanceof List<?> list
                && list.size() == 2
                && list.get(0) instanceof String a
                && list.get(1) instanceof String b
                && !a.isBlank()
                && !b.isBlank()
                && !a.equals(b);
        return twoNames ? new ScenePair((String) ((List<?>) value).get(0), (String) ((List<?>) value).get(1)) : null;
    }

    @Override
    public Map<String, Object> toMap() {
        return json;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof StackFile other && other.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "StackFile[" + scenes.size() + " scenes, " + pairs.size() + " pairs"
                + (pairQuality.isPresent() ? ", scored" : "") + "]";
    }
}
