package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code hyp3_jobs.json} and {@code hyp3_retry_jobs_….json}: the IDs of submitted jobs by account, and where their
 * products go. A job ID that is in the file stays in it.
 */
public final class Hyp3Jobs implements FolderFile {

    private static final String JOB_IDS = "job_ids";
    private static final String OUT_DIR = "out_dir";

    private final Map<String, Object> json;
    private final Map<String, List<String>> jobIds;
    private final Optional<String> outDir;

    private Hyp3Jobs(Map<String, ?> json) {
        Fields fields = Fields.of(json);
        this.json = fields.json();
        LinkedHashMap<String, List<String>> ids = new LinkedHashMap<>();
        fields.object(JOB_IDS)
                .ifPresent(byAccount -> byAccount
                        .json()
                        .keySet()
                        .forEach(account -> byAccount.strings(account).ifPresent(list -> ids.put(account, list))));
        jobIds = Collections.unmodifiableMap(ids);
        outDir = fields.string(OUT_DIR);
    }

    /**
     * Reads a document.
     *
     * @throws io.insarhub.api.BadFileException if a known field is of the wrong kind; its place is the JSON path
     */
    @JsonCreator
    public static Hyp3Jobs of(Map<String, ?> json) {
        return new Hyp3Jobs(JsonObjects.copyOf(json));
    }

    /** A file without jobs, whose products go to a folder. */
    public static Hyp3Jobs to(String outDir) {
        Map<String, Object> json = JsonObjects.with(JsonObjects.empty(), JOB_IDS, Map.of());
        return new Hyp3Jobs(JsonObjects.with(json, OUT_DIR, outDir));
    }

    /** Job IDs by account name, in the order of submission. */
    public Map<String, List<String>> jobIds() {
        return jobIds;
    }

    /** All job IDs, each once. */
    public Set<String> allJobIds() {
        LinkedHashSet<String> all = new LinkedHashSet<>();
        jobIds.values().forEach(all::addAll);
        return Collections.unmodifiableSet(all);
    }

    /** Where the products go, as the file has it; it may no longer exist. */
    public Optional<String> outDir() {
        return outDir;
    }

    /** The file with jobs added to an account; IDs that it has already are not added again. */
    public Hyp3Jobs withJobs(String account, Collection<String> ids) {
        LinkedHashSet<String> all = new LinkedHashSet<>(jobIds.getOrDefault(account, List.of()));
        int before = all.size();
        all.addAll(ids);
        if (all.size() == before && jobIds.containsKey(account)) {
            return this;
        }
        List<String> list = new ArrayList<>(jobIds.getOrDefault(account, List.of()));
        all.stream().skip(before).forEach(list::add);
        Map<String, Object> old =
                Fields.of(json).object(JOB_IDS).map(Fields::json).orElse(JsonObjects.empty());
        return new Hyp3Jobs(JsonObjects.with(json, JOB_IDS, JsonObjects.with(old, account, list)));
    }

    /** The file with another folder for the products. */
    public Hyp3Jobs withOutDir(String folder) {
        return new Hyp3Jobs(JsonObjects.with(json, OUT_DIR, folder));
    }

    @Override
    public Map<String, Object> toMap() {
        return json;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Hyp3Jobs other && other.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "Hyp3Jobs[" + allJobIds().size() + " jobs of " + jobIds.size() + " accounts]";
    }
}
