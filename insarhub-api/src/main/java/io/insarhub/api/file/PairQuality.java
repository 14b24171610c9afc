package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.insarhub.api.ScenePair;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Scores of pairs, 0–100, 100 best, with the factors that each came from: the {@code pair_quality} section of a stack
 * file. Files write scores on 0–1 or on 0–100 and join names with a comma or a colon; what is shown here is 0–100, and
 * what is changed keeps the file's scale and separator.
 */
public final class PairQuality implements FolderFile {

    private final Map<String, Object> json;
    private final char separatorWhenNew;
    private final PairScores pairs;

    private PairQuality(String path, Map<String, ?> json, char separatorWhenNew) {
        Fields fields = Fields.at(path, json);
        this.json = fields.json();
        this.separatorWhenNew = separatorWhenNew;
        pairs = new PairScores(fields, ScoreScale.PERCENT);
        pairs.validate(fields);
    }

    /**
     * Reads a section.
     *
     * @throws io.insarhub.api.BadFileException if a known field is of the wrong kind; its place is the JSON path
     */
    @JsonCreator
    public static PairQuality of(Map<String, ?> json) {
        return new PairQuality("$", JsonObjects.copyOf(json), PairKey.COMMA);
    }

    static PairQuality at(String path, Map<String, ?> json) {
        return new PairQuality(path, json, PairKey.COMMA);
    }

    /** A section without scores, in the documented form: 0–100, names joined with a comma. */
    public static PairQuality empty() {
        return of(JsonObjects.empty());
    }

    /** A section without scores whose keys will be joined with a colon, as the Python program's plots look them up. */
    public static PairQuality emptyForPython() {
        return new PairQuality("$", JsonObjects.empty(), PairKey.COLON);
    }

    /** Score of a pair, 0–100; empty if it has none. */
    public OptionalDouble score(ScenePair pair) {
        return pairs.score(pair);
    }

    /** All scores, 0–100, in the order of the file. */
    public Map<ScenePair, Double> scores() {
        return pairs.scores();
    }

    /** What the score of a pair came from. */
    public Optional<PairFactors> factors(ScenePair pair) {
        return pairs.factors(pair);
    }

    /** What joins the names in the keys: a comma or a colon. */
    public char separator() {
        return pairs.separator(separatorWhenNew);
    }

    /** The section with scores, 0–100, of pairs set; other pairs and their numbers stay as they are. */
    public PairQuality withScores(Map<ScenePair, Double> scores, Map<ScenePair, PairFactors> factors) {
        ScoreScale scale = pairs.writingScale();
        Map<String, Object> rawScores = section(PairScores.SCORES);
        Map<String, Object> rawFactors = section(PairScores.FACTORS);
        LinkedHashMap<String, Object> newScores = new LinkedHashMap<>();
        scores.forEach((pair, score) -> newScores.put(key(rawScores, pair), number(score, scale)));
        LinkedHashMap<String, Object> newFactors = new LinkedHashMap<>();
        factors.forEach((pair, f) -> newFactors.put(key(rawFactors, pair), f.toMap()));
        LinkedHashMap<String, Object> changed = new LinkedHashMap<>();
        changed.put(PairScores.SCORES, JsonObjects.withAll(rawScores, newScores));
        if (json.isEmpty() || json.containsKey(PairScores.FACTORS) || !newFactors.isEmpty()) {
            changed.put(PairScores.FACTORS, JsonObjects.withAll(rawFactors, newFactors));
        }
        return new PairQuality("$", JsonObjects.withAll(json, changed), separatorWhenNew);
    }

    private String key(Map<String, Object> byPair, ScenePair pair) {
        String known = PairKey.find(byPair, pair);
        return known != null ? known : PairKey.of(pair, separator());
    }

    private Map<String, Object> section(String name) {
        return Fields.of(json).object(name).map(Fields::json).orElse(JsonObjects.empty());
    }

    /** Whole scores are written as whole numbers, as the Python program does; on 0–1 there are none. */
    private static Number number(double percent, ScoreScale scale) {
        return scale == ScoreScale.PERCENT && percent == Math.rint(percent)
                ? (Number) Math.round(percent)
                : (Number) scale.fromPercent(percent);
    }

    @Override
    public Map<String, Object> toMap() {
        return json;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PairQuality other && other.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "PairQuality[" + section(PairScores.SCORES).size() + " scores]";
    }
}
