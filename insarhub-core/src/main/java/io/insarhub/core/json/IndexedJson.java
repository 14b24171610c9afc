package io.insarhub.core.json;

import io.insarhub.api.json.JsonObjects;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON files that are too large to be built in memory: the document is an ordinary map, whose large objects stay
 * in the file (see {@link IndexedObject}). The file is scanned once, at the speed of its bytes; it stays open as long as
 * such an object is in use.
 */
public final class IndexedJson {

    /** Objects up to this size are built at once. */
    static final int EAGER_BYTES = 1 << 16;

    private IndexedJson() {}

    /**
     * Reads a document.
     *
     * @param indexed the large objects whose members will be asked for, which saves scanning these twice: {@code weather}
     *     for a member of the document, {@code s1_coherence.map} for a member of that
     * @throws io.insarhub.api.BadFileException if the file cannot be read or is not a well-formed JSON object; what is
     *     wrong inside a large object shows when that place is asked for
     */
    public static Map<String, Object> read(Path path, Set<String> indexed) {
        return read(path, indexed, EAGER_BYTES);
    }

    static Map<String, Object> read(Path path, Set<String> indexed, int eagerBytes) {
        IndexedFile file = IndexedFile.open(path, JsonProblems.RESTORE);
        boolean needed = false;
        try {
            IndexScanner scanner = new IndexScanner(file, 0, file.size(), 0);
            MemberIndex index = MemberIndex.scan(file, scanner, indexed);
            scanner.end();
            Map<String, Object> document = new LinkedHashMap<>(IndexedObject.of(file, index, 0, eagerBytes));
            needed = document.values().stream().anyMatch(IndexedObject.class::isInstance);
            return JsonObjects.owned(document);
        } finally {
            if (!needed) {
                file.close();
            }
        }
    }
}
