package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.insarhub.api.BadFileException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * {@code .insarhub_pair_quality_db.json}: scores of all pairs of a stack's scenes, 0–100 as shown here. While it is being
 * built the file is a stub, not {@linkplain #isComplete() complete} and without scores. Safe to delete.
 */
public final class PairQualityDb implements FolderFile {

    /** The version of the file's form that this library reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    private static final String VERSION = "_schema_version";
    private static final String BUILT_AT = "_built_at";
    private static final String N_SCENES = "_n_scenes";
    private static final String N_PAIRS = "_n_pairs";
    private static final String COMPLETE = "_complete";
    private static final String SCENE_NAMES = "_scene_names";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private final Map<String, Object> json;
    private final Optional<Instant> builtAt;
    private final OptionalInt sceneCount;
    private final OptionalInt pairCount;
    private final boolean complete;
    private final List<String> sceneNames;
    private final PairScores pairs;

    private PairQualityDb(Map<String, ?> json) {
        Fields fields = Fields.of(json);
        this.json = fields.json();
        SchemaVersion.check(fields, VERSION, SCHEMA_VERSION);
        builtAt = fields.instant(BUILT_AT);
        sceneCount = fields.integer(N_SCENES);
        pairCount = fields.integer(N_PAIRS);
        complete = fields.bool(COMPLETE).orElse(false);
        sceneNames = fields.strings(SCENE_NAMES).orElse(List.of());
        pairs = new PairScores(fields, ScoreScale.UNIT);
        if (complete && !json.containsKey(PairScores.SCORES)) {
            throw BadFileException.shape("$", "says that it is complete but has no scores");
        }
    }

    /**
     * Reads a document. Its scores and factors may still lie in the file: they are read, and their kinds checked, when
     * they are asked for.
     *
     * @throws BadFileException if a known field is of the wrong kind; its place is the JSON path
     */
    @JsonCreator
    public static PairQualityDb of(Map<String, ?> json) {
        PairQualityDb db = new PairQualityDb(JsonObjects.copyOf(json));
        db.pairs.validate(Fields.of(db.json));
        return db;
    }

    /** The file as it stands while a build runs. */
    public static PairQualityDb stub(Collection<String> sceneNames, Instant started) {
        List<String> sorted = sceneNames.stream().sorted().toList();
        int n = sorted.size();
        Map<String, Object> map = JsonObjects.with(JsonObjects.empty(), VERSION, (long) SCHEMA_VERSION);
        map = JsonObjects.with(map, BUILT_AT, TIME.format(started.atOffset(ZoneOffset.UTC)));
        map = JsonObjects.with(map, N_SCENES, (long) n);
        map = JsonObjects.with(map, N_PAIRS, (long) n * (n - 1) / 2);
        map = JsonObjects.with(map, COMPLETE, false);
        return new PairQualityDb(JsonObjects.with(map, SCENE_NAMES, sorted));
    }

    /** When it was built. */
    public Optional<Instant> builtAt() {
        return builtAt;
    }

    /** How many scenes it says it has. */
    public OptionalInt sceneCount() {
        return sceneCount;
    }

    /** How many pairs it says it has. */
    public OptionalInt pairCount() {
        return pairCount;
    }

    /** True when the build that made it came to its end. */
    public boolean isComplete() {
        return complete;
    }

    /** The scenes whose pairs it has, sorted. */
    public List<String> sceneNames() {
        return sceneNames;
    }

    /** True if it is complete and has every one of these scenes; scenes that it has besides do not matter. */
    public boolean covers(Collection<String> scenes) {
        return complete && new HashSet<>(sceneNames).containsAll(scenes);
    }

    /** Score of a pair, 0–100; empty if it has none. */
    public OptionalDouble score(ScenePair pair) {
        return pairs.score(pair);
    }

    /** All scores, 0–100, in the order of the file: a map of its own, large for many scenes. */
    public Map<ScenePair, Double> scores() {
        return pairs.scores();
    }

    /** What the score of a pair came from. */
    public Optional<PairFactors> factors(ScenePair pair) {
        return pairs.factors(pair);
    }

    @Override
    public Map<String, Object> toMap() {
        return json;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PairQualityDb other && other.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "PairQualityDb[" + sceneNames.size() + " scenes, " + (complete ? "complete" : "being built") + "]";
    }
}
