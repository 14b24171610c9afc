package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code .insarhub_cache.json}: the product files that a processor is expected to bring. Safe to delete. */
public final class ProcessorCache implements FolderFile {

    private static final String FILENAMES = "filenames";
    private static final String OUT_DIR = "out_dir";

    private final Map<String, Object> json;
    private final List<String> filenames;
    private final Optional<String> outDir;

    private ProcessorCache(Map<String, ?> json) {
        Fields fields = Fields.of(json);
        this.json = fields.json();
        filenames = fields.strings(FILENAMES).orElse(List.of());
        outDir = fields.string(OUT_DIR);
    }

    /**
     * Reads a document.
     *
     * @throws io.insarhub.api.BadFileException if a known field is of the wrong kind; its place is the JSON path
     */
    @JsonCreator
    public static ProcessorCache of(Map<String, ?> json) {
        return new ProcessorCache(JsonObjects.copyOf(json));
    }

    /** A cache of file names whose files are in a folder. */
    public static ProcessorCache of(Collection<String> filenames, String outDir) {
        Map<String, Object> json = JsonObjects.with(JsonObjects.empty(), FILENAMES, List.copyOf(filenames));
        return new ProcessorCache(JsonObjects.with(json, OUT_DIR, outDir));
    }

    /** Names of the expected product files, such as {@code S1AA_….zip}. */
    public List<String> filenames() {
        return filenames;
    }

    /** Where the files are, as the file has it; it may no longer exist. */
    public Optional<String> outDir() {
        return outDir;
    }

    /** The cache with other file names. */
    public ProcessorCache withFilenames(Collection<String> names) {
        return new ProcessorCache(JsonObjects.with(json, FILENAMES, List.copyOf(names)));
    }

    @Override
    public Map<String, Object> toMap() {
        return json;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ProcessorCache other && other.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "ProcessorCache[" + filenames.size() + " files]";
    }
}
