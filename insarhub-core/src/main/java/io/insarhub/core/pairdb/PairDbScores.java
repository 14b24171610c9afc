package io.insarhub.core.pairdb;

import io.insarhub.api.BadFileException;
import io.insarhub.api.file.ScoreScale;
import io.insarhub.core.json.IndexScanner;
import io.insarhub.core.json.IndexedFile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scores of a pair database in memory, 8 bytes each and a number for each pair. */
final class PairDbScores {

    private static final String SCORE = "score";
    /** The factors that tell on which scale a pair's score stands. */
    private static final String[] TELLING = {"branch", "contributions", "penalties"};

    private final PairKeys keys;
    private final double[] raw;
    private final ScoreScale scale;

    private PairDbScores(PairKeys keys, double[] raw) {
        this.keys = keys;
        this.raw = raw;
        this.scale = Arrays.stream(raw).anyMatch(score -> score > 1) ? ScoreScale.PERCENT : ScoreScale.UNIT;
    }

    static PairDbScores none() {
        return new PairDbScores(new PairKeys(), new double[0]);
    }

    /** Takes the scores that stand at the scanner's place. */
    static PairDbScores read(IndexedFile file, IndexScanner scanner) {
        PairKeys keys = new PairKeys();
        double[] raw = new double[1024];
        scanner.beginObject();
        while (scanner.nextKey()) {
            int pair = keys.add(scanner);
            if (pair == PairKeys.TWICE) {
                throw twice(file, scanner);
            } else if (pair == PairKeys.NONE) {
                scanner.skipValue();
            } else {
                raw = pair < raw.length ? raw : Arrays.copyOf(raw, raw.length + (raw.length >> 1));
                double number = scanner.number();
                raw[pair] = Double.isInfinite(number) ? Double.NaN : number;
            }
        }
        keys.settle();
        return new PairDbScores(keys, Arrays.copyOf(raw, keys.size()));
    }

    int size() {
        return keys.size();
    }

    /** The number of a pair, or −1. */
    int find(String reference, String secondary) {
        return keys.find(reference, secondary);
    }

    /** The number in the file; NaN if it is unknown. */
    double raw(int pair) {
        return raw[pair];
    }

    /** True if the number alone does not tell on which scale it stands. */
    boolean isAmbiguous(int pair) {
        return raw[pair] > 0 && raw[pair] <= 1;
    }

    /** A score that is not ambiguous, 0–100; NaN if it is unknown. */
    double clear(int pair) {
        return ScoreScale.PERCENT.toPercent(raw[pair]);
    }

    /** All scores, 0–100, where there are no factors to ask. */
    double[] percentByFile() {
        double[] percent = new double[raw.length];
        for (int pair = 0; pair < raw.length; pair++) {
            percent[pair] = isAmbiguous(pair) ? scale.toPercent(raw[pair]) : clear(pair);
        }
        return percent;
    }

    /**
     * All scores, 0–100, the ambiguous ones by what the factors tell.
     *
     * @param scanner stands before the factors, and is then after them
     */
    double[] percentByFactors(IndexScanner scanner) {
        double[] percent = percentByFile();
        scanner.beginObject();
        while (scanner.nextKey()) {
            int pair = keys.find(scanner);
            if (pair >= 0 && isAmbiguous(pair) && scanner.atObject()) {
                percent[pair] =
                        ScoreScale.of(raw[pair], telling(scanner), scale).toPercent(raw[pair]);
            } else {
                scanner.skipValue();
            }
        }
        return percent;
    }

    /** The scale-telling ones of the factors at the scanner's place; only the score has its value. */
    private static Map<String, ?> telling(IndexScanner scanner) {
        Map<String, Object> found = new HashMap<>(4);
        scanner.beginObject();
        while (scanner.nextKey()) {
            if (scanner.keyIs(SCORE) && scanner.atNumber()) {
                found.put(SCORE, scanner.number());
                continue;
            }
            String name = tellingName(scanner);
            if (name != null) {
                found.put(name, true);
            }
            scanner.skipValue();
        }
        return found;
    }

    private static @Nullable String tellingName(IndexScanner scanner) {
        for (String name : TELLING) {
            if (scanner.keyIs(name)) {
                return name;
            }
        }
        return null;
    }

    private static BadFileException twice(IndexedFile file, IndexScanner scanner) {
        return file.bad(scanner.keyAt(), "the pair \"" + scanner.key() + "\" stands twice in the scores", null);
    }
}
