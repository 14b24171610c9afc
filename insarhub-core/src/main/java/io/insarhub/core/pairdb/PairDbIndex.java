package io.insarhub.core.pairdb;

import io.insarhub.core.json.IndexScanner;
import io.insarhub.core.json.IndexedFile;
import io.insarhub.core.json.IndexedObject;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A pair database for look-ups. Opening it reads the scores; factors stay in the file. The names of a pair may be given,
 * and may stand in the file, in either order. Safe for use by many threads; goes on answering from the file that it
 * opened when another takes its place. Closed by the garbage collector when nobody closes it.
 *
 * <p>Cost: opening reads the file up to its factors, a tenth of it, and keeps 8 bytes a pair (30 where pairs are missing
 * or out of order). A score is answered from memory. The first score whose number does not tell its own scale (above 0,
 * at most 1) makes one pass over the factors and keeps 8 bytes a pair; so does the first request for factors, which keeps
 * 36.
 */
public final class PairDbIndex implements Closeable {

    private static final String[] SEPARATORS = {":", ","};

    private final IndexedFile file;
    private final PairDbContents contents;
    private final PairDbScores scores;
    private volatile double @Nullable [] percent;
    private volatile @Nullable IndexedObject factors;

    private PairDbIndex(IndexedFile file, PairDbContents contents) {
        this.file = file;
        this.contents = contents;
        this.scores = contents.scores();
    }

    /**
     * Opens a database, or the stub that stands for it while it is built, which has no scores.
     *
     * @throws io.insarhub.api.BadFileException if the file is missing, cut off, of another schema version, or malformed
     *     before its factors
     */
    public static PairDbIndex open(Path path) {
        IndexedFile file = IndexedFile.open(path, PairDbHeader.ADVICE);
        PairDbIndex opened = null;
        try {
            file.checkLast('}');
            opened = new PairDbIndex(file, PairDbContents.read(file));
            return opened;
        } finally {
            if (opened == null) {
                file.close();
            }
        }
    }

    /** What the database says of itself. */
    public PairDbHeader header() {
        return contents.header();
    }

    /** How many pairs have a score. */
    public int size() {
        return scores.size();
    }

    /** The number that the file has for a pair, on whatever scale; empty if it has none or the score is unknown. */
    public OptionalDouble rawScore(String reference, String secondary) {
        int pair = scores.find(reference, secondary);
        return pair < 0 ? OptionalDouble.empty() : known(scores.raw(pair));
    }

    /**
     * The score of a pair, 0–100; empty if the file has none or the score is unknown.
     *
     * @throws io.insarhub.api.BadFileException if the factors are needed to tell the scale, and are malformed
     */
    public OptionalDouble score100(String reference, String secondary) {
        int pair = scores.find(reference, secondary);
        if (pair < 0) {
            return OptionalDouble.empty();
        }
        return known(scores.isAmbiguous(pair) ? percent()[pair] : scores.clear(pair));
    }

    /**
     * What the score of a pair came from; empty if the file does not say.
     *
     * @throws io.insarhub.api.BadFileException if the factors are malformed
     */
    public Optional<Map<String, Object>> factors(String reference, String secondary) {
        if (contents.factorsAt() == PairDbContents.NO_FACTORS) {
            return Optional.empty();
        }
        IndexedObject all = factors();
        for (String separator : SEPARATORS) {
            Optional<Map<String, Object>> found = factors(all, reference + separator + secondary)
                    .or(() -> factors(all, secondary + separator + reference));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Makes now the pass over the factors that the first score of unclear scale would make; does nothing if there is no
     * such score. For callers who would rather wait when opening.
     */
    public void settleScales() {
        for (int pair = 0; pair < scores.size(); pair++) {
            if (scores.isAmbiguous(pair)) {
                percent();
                return;
            }
        }
    }

    /** Closes the file. Scores go on being answered unless they need the factors. */
    @Override
    public void close() {
        file.close();
    }

    @Override
    public String toString() {
        return "PairDbIndex[" + scores.size() + " pairs in " + file.path() + "]";
    }

    private double[] percent() {
        double[] settled = percent;
        if (settled != null) {
            return settled;
        }
        synchronized (this) {
            settled = percent;
            if (settled == null) {
                settled =
                        contents.factorsAt() == PairDbContents.NO_FACTORS ? scores.percentByFile() : percentByFactors();
                percent = settled;
            }
            return settled;
        }
    }

    private double[] percentByFactors() {
        IndexScanner scanner = new IndexScanner(file, contents.factorsAt(), file.size(), 1);
        double[] byFactors = scores.percentByFactors(scanner);
        while (scanner.nextKey()) {
            scanner.skipValue();
        }
        scanner.end();
        return byFactors;
    }

    private IndexedObject factors() {
        IndexedObject known = factors;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = factors;
            if (known == null) {
                known = IndexedObject.scan(file, contents.factorsAt(), 1);
                factors = known;
            }
            return known;
        }
    }

    @SuppressWarnings("unchecked")
    private Optional<Map<String, Object>> factors(IndexedObject all, String key) {
        Object found = all.get(key);
        if (found != null && !(found instanceof Map<?, ?>)) {
            throw file.badShape("$.factors[\"" + key + "\"]", "expected an object, found another value");
        }
        return Optional.ofNullable((Map<String, Object>) found);
    }

    private static OptionalDouble known(double score) {
        return Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score);
    }
}
