package io.insarhub.api.file;

import io.insarhub.api.ScenePair;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.api.json.LazyJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The {@code scores} and {@code factors} of a stack file or a pair database, whatever their keys and scale. */
final class PairScores {

    static final String SCORES = "scores";
    static final String FACTORS = "factors";

    private final String path;
    private final Map<String, Object> scores;
    private final Map<String, Object> factors;
    private final ScoreScale whenEmpty;
    private @Nullable ScoreScale scale;

    PairScores(Fields holder, ScoreScale whenEmpty) {
        this.path = holder.path(SCORES);
        this.scores = holder.object(SCORES).map(Fields::json).orElse(JsonObjects.empty());
        this.factors = holder.object(FACTORS).map(Fields::json).orElse(JsonObjects.empty());
        this.whenEmpty = whenEmpty;
    }

    /** Checks the kind of every value, of those that are in memory. */
    void validate(Fields holder) {
        inMemory(holder, SCORES).ifPresent(s -> s.json().keySet().forEach(s::number));
        inMemory(holder, FACTORS).ifPresent(f -> f.json().keySet().forEach(f::object));
    }

    private static Optional<Fields> inMemory(Fields holder, String key) {
        return holder.object(key).filter(section -> !(section.json() instanceof LazyJson));
    }

    OptionalDouble score(ScenePair pair) {
        String key = PairKey.find(scores, pair);
        return key == null ? OptionalDouble.empty() : percent(key, pair);
    }

    Map<ScenePair, Double> scores() {
        LinkedHashMap<ScenePair, Double> out = new LinkedHashMap<>();
        for (String key : scores.keySet()) {
            PairKey.parse(key).ifPresent(pair -> percent(key, pair).ifPresent(score -> out.put(pair, score)));
        }
        return Collections.unmodifiableMap(out);
    }

    Optional<PairFactors> factors(ScenePair pair) {
        return Optional.ofNullable(rawFactors(pair)).map(PairFactors::of);
    }

    /** The file's separator; the given one where the file has no pair yet. */
    char separator(char whenNone) {
        return PairKey.separatorOf(scores)
                .or(() -> PairKey.separatorOf(factors))
                .orElse(whenNone);
    }

    /**
     * The scale of the file: 0–100 if any score is above 1; else what the factors of its pairs tell; else 0–1.
     */
    synchronized ScoreScale scale() {
        if (scale == null) {
            scale = findScale();
        }
        return scale;
    }

    private ScoreScale findScale() {
        if (scores.isEmpty()) {
            return whenEmpty;
        }
        for (String key : scores.keySet()) {
            if (raw(key).orElse(0) > 1) {
                return ScoreScale.PERCENT;
            }
        }
        return ScoreScale.UNIT;
    }

    /** The scale to write new scores on. */
    ScoreScale writingScale() {
        if (scale() == ScoreScale.PERCENT || scores.isEmpty()) {
            return scale();
        }
        for (String key : scores.keySet()) {
            Optional<ScenePair> pair = PairKey.parse(key);
            if (pair.isPresent() && scaleOf(raw(key).orElse(0), pair.get()) == ScoreScale.PERCENT) {
                return ScoreScale.PERCENT;
            }
        }
        return ScoreScale.UNIT;
    }

    private OptionalDouble percent(String key, ScenePair pair) {
        OptionalDouble raw = raw(key);
        return raw.isEmpty() || raw.getAsDouble() == 0
                ? raw
                : OptionalDouble.of(scaleOf(raw.getAsDouble(), pair).toPercent(raw.getAsDouble()));
    }

    private ScoreScale scaleOf(double raw, ScenePair pair) {
        // factors may still lie in a file: they are not asked where they cannot matter
        return raw > 1 ? ScoreScale.PERCENT : ScoreScale.of(raw, rawFactors(pair), scale());
    }

    private OptionalDouble raw(String key) {
        return Fields.at(path, scores).number(key);
    }

    private @Nullable Map<String, Object> rawFactors(ScenePair pair) {
        String key = PairKey.find(factors, pair);
        return key == null
                ? null
                : Fields.at(path.replace(SCORES, FACTORS), factors)
                        .object(key)
                        .map(Fields::json)
                        .orElse(null);
    }
}
