package io.insarhub.core.pairdb;

import io.insarhub.api.BadFileException;
import io.insarhub.core.json.IndexScanner;
import io.insarhub.core.json.IndexedFile;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a pair database when it is opened.
 *
 * @param header its members but scores and factors
 * @param scores its scores; none in a stub
 * @param factorsAt offset of its factors, or {@link #NO_FACTORS}
 */
record PairDbContents(PairDbHeader header, PairDbScores scores, long factorsAt) {

    static final long NO_FACTORS = -1;

    private static final String SCORES = "scores";
    private static final String FACTORS = "factors";

    /** Reads a file up to its scores, or beyond them as long as something that belongs before them is missing. */
    static PairDbHeader readHeader(IndexedFile file) {
        IndexScanner scanner = new IndexScanner(file, 0, file.size(), 0);
        Map<String, Object> header = new LinkedHashMap<>();
        scanner.beginObject();
        while (scanner.nextKey()) {
            String key = scanner.key();
            if (!key.equals(SCORES) && !key.equals(FACTORS)) {
                put(file, header, key, scanner.value());
            } else if (header.keySet().containsAll(PairDbHeader.KEYS)) {
                break;
            } else {
                scanner.skipValue();
            }
        }
        return header(file, header);
    }

    /** Reads a file up to its factors, or beyond them as long as something that belongs before them is missing. */
    static PairDbContents read(IndexedFile file) {
        IndexScanner scanner = new IndexScanner(file, 0, file.size(), 0);
        Map<String, Object> header = new LinkedHashMap<>();
        PairDbScores scores = null;
        long factorsAt = NO_FACTORS;
        Set<String> seen = new HashSet<>();
        scanner.beginObject();
        while (scanner.nextKey()) {
            String key = scanner.key();
            if (!seen.add(key)) {
                throw file.bad(scanner.keyAt(), "the key \"" + key + "\" stands twice in the document", null);
            }
            if (key.equals(SCORES)) {
                scores = PairDbScores.read(file, scanner);
            } else if (key.equals(FACTORS)) {
                factorsAt = scanner.position();
                if (scores != null && seen.containsAll(PairDbHeader.KEYS)) {
                    return of(file, header, scores, factorsAt);
                }
                scanner.skipValue();
            } else {
                put(file, header, key, scanner.value());
            }
        }
        scanner.end();
        return of(file, header, scores, factorsAt);
    }

    private static PairDbContents of(
            IndexedFile file, Map<String, Object> members, @Nullable PairDbScores scores, long factorsAt) {
        PairDbHeader header = header(file, members);
        if (!header.complete()) {
            return new PairDbContents(header, PairDbScores.none(), NO_FACTORS);
        }
        if (scores == null) {
            throw file.badShape("$", "says that it is complete but has no scores");
        }
        return new PairDbContents(header, scores, factorsAt);
    }

    private static PairDbHeader header(IndexedFile file, Map<String, Object> members) {
        PairDbHeader.checkVersion(file, members.get(PairDbHeader.SCHEMA_VERSION));
        try {
            return new PairDbHeader(members);
        } catch (BadFileException e) {
            throw e.in(file.path(), file.advice());
        }
    }

    @SuppressWarnings("NullAway") // null is a JSON value
    private static void put(IndexedFile file, Map<String, Object> header, String key, @Nullable Object value) {
        header.put(key, value);
        if (key.equals(PairDbHeader.SCHEMA_VERSION)) {
            PairDbHeader.checkVersion(file, value);
        }
    }
}
