package io.insarhub.hyp3.job;

import io.insarhub.api.ScenePair;
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
    private final Told told;

    private Hyp3Job(Map<String, ?> json) {
        this.json = JsonObjects.copyOf(json);
        told = new Told(this.json);
        id = told.text("job_id").orElse("");
        jobType = told.text("job_type").orElse("");
        parameters = told.object("job_parameters");
        status = JobStatus.of(told.text("status_code").orElse(""));
        files = told.list("files", ProductFile::of).stream()
                .distinct() // the service sometimes lists one twice
                .toList();
    }

    /** Reads a job of the service's. A field of another kind than documented counts as not told. */
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
        return told.text("name");
    }

    /** Whose it is. */
    public Optional<String> userId() {
        return told.text("user_id");
    }

    /** When it was accepted. */
    public Optional<Instant> requestTime() {
        return told.time("request_time");
    }

    /** From when on its product is gone. */
    public Optional<Instant> expirationTime() {
        return told.time("expiration_time");
    }

    /** What was paid for it, credits. */
    public OptionalDouble creditCost() {
        return told.number("credit_cost");
    }

    /** Its products, each once. */
    public List<ProductFile> files() {
        return files;
    }

    /** Addresses of its logs; there when it has failed. */
    public List<String> logs() {
        return told.texts("logs");
    }

    /** Addresses of pictures to look at. */
    public List<String> browseImages() {
        return told.texts("browse_images");
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
