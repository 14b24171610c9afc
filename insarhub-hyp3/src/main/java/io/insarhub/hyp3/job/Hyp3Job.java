package io.insarhub.hyp3.job;

import io.insarhub.api.ScenePair;
import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A job as the service tells of it at one moment. Immutable. What this library does not know is kept in {@link #json()};
 * {@code toString} holds no address.
 */
public final class Hyp3Job {

    private final Map<String, Object> json;
    private final String id;
    private final String jobType;
    private final Map<String, Object> parameters;
    private final JobStatus status;
    private final List<ProductFile> files;
    private final Fields fields;

    private Hyp3Job(Map<String, ?> json) {
        this.json = JsonObjects.copyOf(json);
        fields = Fields.of(this.json);
        id = fields.string("job_id").orElse("");
        jobType = fields.string("job_type").orElse("");
        parameters = fields.object("job_parameters").map(Fields::json).orElse(JsonObjects.empty());
        status = JobStatus.of(fields.string("status_code").orElse(""));
        files = fields.list("files", "a file with its name and address", ProductFile::of).orElse(List.of()).stream()
                .distinct() // the service sometimes lists one twice
                .toList();
        fields.instant("request_time");
        fields.instant("expiration_time");
        fields.number("credit_cost");
        fields.strings("logs");
        fields.strings("browse_images");
        fields.string("name");
        fields.string("user_id");
    }

    /**
     * Reads a job of the service's.
     *
     * @throws io.insarhub.api.BadFileException if a known field is of the wrong kind
     */
    public static Hyp3Job of(Map<String, ?> json) {
        return new Hyp3Job(json);
    }

    /** The job's ID; empty if it has none yet, as when jobs are only validated. */
    public String id() {
        return id;
    }

    /** What is made, for example {@code INSAR_GAMMA}. */
    public String jobType() {
        return jobType;
    }

    /** From what and how, in the service's names. */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** How far it is. */
    public JobStatus status() {
        return status;
    }

    /** The name that its user gave it. */
    public Optional<String> name() {
        return fields.string("name");
    }

    /** Whose it is. */
    public Optional<String> userId() {
        return fields.string("user_id");
    }

    /** When it was accepted. */
    public Optional<Instant> requestTime() {
        return fields.instant("request_time");
    }

    /** From when on its product is gone. */
    public Optional<Instant> expirationTime() {
        return fields.instant("expiration_time");
    }

    /** What was paid for it, credits. */
    public OptionalDouble creditCost() {
        return fields.number("credit_cost");
    }

    /** Its products, each once. */
    public List<ProductFile> files() {
        return files;
    }

    /** Addresses of its logs; there when it has failed. */
    public List<String> logs() {
        return fields.strings("logs").orElse(List.of());
    }

    /** Addresses of pictures to look at. */
    public List<String> browseImages() {
        return fields.strings("browse_images").orElse(List.of());
    }

    /** The two scenes, where it is about two. */
    public Optional<ScenePair> pair() {
        return Parameters.pair(parameters);
    }

    /** True if its product was made and is gone. */
    public boolean isExpired(Instant now) {
        return status == JobStatus.SUCCEEDED
                && expirationTime().map(time -> !now.isBefore(time)).orElse(false);
    }

    /** True if there is no need to order the same again: it is under way, or its product can be had. */
    public boolean isGood(Instant now) {
        return status != JobStatus.FAILED && !isExpired(now);
    }

    /** All that the service told. */
    public Map<String, Object> json() {
        return json;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Hyp3Job other && other.json.equals(json);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Hyp3Job[" + id + ", " + name().orElse("without a name") + ", " + status + "]";
    }
}
