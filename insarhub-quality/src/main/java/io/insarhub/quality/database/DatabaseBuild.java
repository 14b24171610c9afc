package io.insarhub.quality.database;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ScenePair;
import io.insarhub.core.pairdb.PairDbIndex;
import io.insarhub.core.pairdb.PairDbWriter;
import io.insarhub.quality.features.PairTable;
import io.insarhub.quality.features.StackScenes;
import io.insarhub.quality.score.Decimals;
import io.insarhub.quality.score.JsonFactors;
import io.insarhub.quality.score.PairFeatures;
import io.insarhub.quality.score.PairScoring;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the scores and factors of all pairs, those that an earlier database has taken over as they are. */
public final class DatabaseBuild {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");
    private static final int FACTORS_DEPTH = 2;

    private final StackScenes scenes;
    private final PairTable table;
    private final PairScoring scoring;
    private final ProgressListener listener;
    private final Cancellation cancellation;
    private final AtomicLong done = new AtomicLong();
    private final long total;

    /** A build. */
    public DatabaseBuild(
            StackScenes scenes,
            PairTable table,
            PairScoring scoring,
            ProgressListener listener,
            Cancellation cancellation) {
        this.scenes = scenes;
        this.table = table;
        this.scoring = scoring;
        this.listener = listener;
        this.cancellation = cancellation;
        total = (long) scenes.names().size() * (scenes.names().size() - 1) / 2;
    }

    /**
     * A writer that has all pairs, ready to be put in place. The caller closes it.
     *
     * @param earlier a complete database whose pairs are taken over; null if there is none
     * @param builtAt the time that the database will tell
     */
    public PairDbWriter write(Path target, @Nullable PairDbIndex earlier, Instant builtAt) {
        PairDbWriter writer = PairDbWriter.create(target, header(earlier, builtAt), scenes.names());
        boolean whole = false;
        try {
            Set<String> known =
                    earlier == null ? Set.of() : new HashSet<>(earlier.header().sceneNames());
            boolean percent = earlier != null && isPercent(earlier);
            // rows are written by several threads, each with its own text; the writer sorts them
            IntStream.range(0, scenes.names().size())
                    .parallel()
                    .forEach(first -> row(first, writer, earlier, known, percent));
            whole = true;
            return writer;
        } finally {
            if (!whole) {
                writer.close();
            }
        }
    }

    private void row(
            int first, PairDbWriter writer, @Nullable PairDbIndex earlier, Set<String> known, boolean percent) {
        cancellation.throwIfCancelled("scores of all pairs");
        JsonFactors text = new JsonFactors(FACTORS_DEPTH);
        List<String> names = scenes.names();
        int last = names.size();
        for (int second = first + 1; second < last; second++) {
            boolean taken = earlier != null
                    && known.contains(names.get(first))
                    && known.contains(names.get(second))
                    && copy(earlier, writer, names.get(first), names.get(second), percent);
            if (!taken) {
                score(first, second, writer, text, percent);
            }
        }
        int pairs = last - first - 1;
        if (pairs > 0) {
            listener.onProgress(Progress.of("scores of all pairs", done.addAndGet(pairs), total, "pairs"));
        }
    }

    private void score(int one, int other, PairDbWriter writer, JsonFactors text, boolean percent) {
        boolean turned = scenes.dates().get(one).isAfter(scenes.dates().get(other));
        int first = turned ? other : one;
        int second = turned ? one : other;
        PairFeatures features = table.features(first, second);
        text.start();
        scoring.factors(features, text);
        text.finish();
        double score = scoring.score(features);
        double raw = percent ? score : Decimals.round(score / 100, 4);
        writer.add(
                scenes.names().get(first),
                scenes.names().get(second),
                inFile(raw, percent),
                text.text(),
                text.length());
    }

    /** False if the earlier database lacks the pair or its factors. */
    private static boolean copy(PairDbIndex earlier, PairDbWriter writer, String one, String other, boolean percent) {
        OptionalDouble score = earlier.rawScore(one, other);
        Optional<Map<String, Object>> factors = earlier.factors(one, other);
        if (score.isEmpty() || factors.isEmpty()) {
            return false;
        }
        ScenePair pair = new ScenePair(one, other);
        writer.add(pair.reference(), pair.secondary(), inFile(score.getAsDouble(), percent), factors.get());
        return true;
    }

    /** On 0–100 whole scores stand as whole numbers, as the Python program writes them. */
    private static Number inFile(double raw, boolean percent) {
        return percent && raw == Math.rint(raw) ? (Number) Math.round(raw) : (Number) raw;
    }

    /** The scale of a database: 0–100 as soon as one score says so. */
    private static boolean isPercent(PairDbIndex earlier) {
        List<String> names = earlier.header().sceneNames();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                if (earlier.rawScore(names.get(i), names.get(j)).orElse(0) > 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, Object> header(@Nullable PairDbIndex earlier, Instant builtAt) {
        Map<String, Object> header = new LinkedHashMap<>(
                earlier == null ? Map.of() : earlier.header().toMap());
        header.put("_built_at", TIME.format(builtAt.atOffset(ZoneOffset.UTC)));
        return header;
    }
}
