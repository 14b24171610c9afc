package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code insarhub_config.json}: which components did the stages of a study, with their options. Every stage adds its
 * own; all sections are optional.
 */
public final class InsarhubConfig implements FolderFile {

    private static final String DOWNLOADER = "downloader";
    private static final String PROCESSOR = "processor";
    private static final String ANALYZER = "analyzer";
    private static final String UPDATED_AT = "updated_at";

    private final Map<String, Object> json;
    private final Optional<Role> downloader;
    private final Optional<Role> processor;
    private final Optional<Role> analyzer;
    private final Optional<Instant> updatedAt;

    private InsarhubConfig(Map<String, ?> json) {
        Fields fields = Fields.of(json);
        this.json = fields.json();
        downloader = role(fields, DOWNLOADER);
        processor = role(fields, PROCESSOR);
        analyzer = role(fields, ANALYZER);
        updatedAt = fields.instant(UPDATED_AT);
    }

    /**
     * Reads a document.
     *
     * @throws io.insarhub.api.BadFileException if a known field is of the wrong kind; its place is the JSON path
     */
    @JsonCreator
    public static InsarhubConfig of(Map<String, ?> json) {
        return new InsarhubConfig(JsonObjects.copyOf(json));
    }

    /** A config without any section. */
    public static InsarhubConfig empty() {
        return new InsarhubConfig(JsonObjects.empty());
    }

    /** Who searched and selected. */
    public Optional<Role> downloader() {
        return downloader;
    }

    /** Who makes the interferograms. */
    public Optional<Role> processor() {
        return processor;
    }

    /** Who makes the time series. */
    public Optional<Role> analyzer() {
        return analyzer;
    }

    /** When the file was last changed by a program. */
    public Optional<Instant> updatedAt() {
        return updatedAt;
    }

    /** The config with the downloader named; its config and everything else stays. */
    public InsarhubConfig withDownloader(String type) {
        return change(DOWNLOADER, downloader, role -> role.withType(type), type);
    }

    /** The config with the downloader named and keys of its config set; keys not named stay. */
    public InsarhubConfig withDownloader(String type, Map<String, ?> config) {
        return change(DOWNLOADER, downloader, role -> role.withType(type).withConfig(config), type);
    }

    /** The config with the processor named; its config and everything else stays. */
    public InsarhubConfig withProcessor(String type) {
        return change(PROCESSOR, processor, role -> role.withType(type), type);
    }

    /** The config with the processor named and keys of its config set; keys not named stay. */
    public InsarhubConfig withProcessor(String type, Map<String, ?> config) {
        return change(PROCESSOR, processor, role -> role.withType(type).withConfig(config), type);
    }

    /** The config with the analyzer named; its config and everything else stays. */
    public InsarhubConfig withAnalyzer(String type) {
        return change(ANALYZER, analyzer, role -> role.withType(type), type);
    }

    /** The config with the analyzer named and keys of its config set; keys not named stay. */
    public InsarhubConfig withAnalyzer(String type, Map<String, ?> config) {
        return change(ANALYZER, analyzer, role -> role.withType(type).withConfig(config), type);
    }

    /** The config with the time of its last change, to the second. */
    public InsarhubConfig withUpdatedAt(Instant time) {
        return new InsarhubConfig(JsonObjects.with(
                json, UPDATED_AT, time.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    /** The config with any other top-level field set, for sections of other programs. */
    public InsarhubConfig with(String key, Object value) {
        return new InsarhubConfig(JsonObjects.with(json, key, value));
    }

    private InsarhubConfig change(String key, Optional<Role> role, UnaryOperator<Role> change, String type) {
        Role changed = change.apply(role.orElseGet(() -> Role.of(type)));
        return new InsarhubConfig(JsonObjects.with(json, key, changed.json()));
    }

    private static Optional<Role> role(Fields fields, String key) {
        return Optional.ofNullable(fields.json().get(key)).map(value -> Role.read(fields.path(key), value));
    }

    @Override
    public Map<String, Object> toMap() {
        return json;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof InsarhubConfig other && other.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "InsarhubConfig[downloader=" + text(downloader) + ", processor=" + text(processor) + ", analyzer="
                + text(analyzer) + "]";
    }

    private static String text(Optional<Role> role) {
        return role.map(Role::toString).orElse("none");
    }
}
