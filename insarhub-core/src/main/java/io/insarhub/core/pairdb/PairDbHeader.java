package io.insarhub.core.pairdb;

import io.insarhub.api.BadFileException;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.json.IndexedFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a pair database says of itself, before its scores and factors. */
public final class PairDbHeader {

    static final String SCHEMA_VERSION = "_schema_version";
    static final String BUILT_AT = "_built_at";
    static final String N_SCENES = "_n_scenes";
    static final String N_PAIRS = "_n_pairs";
    static final String COMPLETE = "_complete";
    static final String SCENE_NAMES = "_scene_names";

    /** What to do about a broken database. */
    static final String ADVICE = "Delete it: it will be rebuilt";

    /** The documented members. */
    static final Set<String> KEYS = Set.of(SCHEMA_VERSION, BUILT_AT, N_SCENES, N_PAIRS, COMPLETE, SCENE_NAMES);

    private final Map<String, Object> json;
    private final Optional<Instant> builtAt;
    private final OptionalInt sceneCount;
    private final OptionalInt pairCount;
    private final boolean complete;
    private final List<String> sceneNames;

    PairDbHeader(Map<String, Object> json) {
        Fields fields = Fields.of(json);
        this.json = JsonObjects.copyOf(json);
        builtAt = fields.instant(BUILT_AT);
        sceneCount = fields.integer(N_SCENES);
        pairCount = fields.integer(N_PAIRS);
        complete = fields.bool(COMPLETE).orElse(false);
        sceneNames = fields.strings(SCENE_NAMES).orElse(List.of());
    }

    static void checkVersion(IndexedFile file, @Nullable Object version) {
        if (!(version instanceof Number n) || n.doubleValue() != PairQualityDb.SCHEMA_VERSION) {
            throw new BadFileException(
                    file.path(),
                    "$." + SCHEMA_VERSION,
                    "expected version " + PairQualityDb.SCHEMA_VERSION + ", found "
                            + (version == null ? "none" : version),
                    "It was written by another release; move it aside and it will be rebuilt",
                    null);
        }
    }

    /**
     * Reads what a database says of itself, a few kilobytes of it.
     *
     * @throws BadFileException if the file is missing, cut off, of another schema version, or malformed there
     */
    public static PairDbHeader read(Path path) {
        try (IndexedFile file = IndexedFile.open(path, ADVICE)) {
            file.checkLast('}');
            return PairDbContents.readHeader(file);
        }
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
    public boolean complete() {
        return complete;
    }

    /** The scenes whose pairs it has, sorted. */
    public List<String> sceneNames() {
        return sceneNames;
    }

    /** All members but the scores and factors; what stands after the factors of a complete database is not read. */
    public Map<String, Object> toMap() {
        return json;
    }
}
