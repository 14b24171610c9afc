package io.insarhub.hyp3;

import io.insarhub.api.ScenePair;
import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.JobStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A job of a folder, and what the service tells of it. Immutable. */
public final class JobEntry {

    private final String id;
    private final String account;
    private final @Nullable Hyp3Job job;
    private final boolean expired;

    JobEntry(String id, String account, @Nullable Hyp3Job job, Instant now) {
        this.id = id;
        this.account = account;
        this.job = job;
        this.expired = job != null && job.isExpired(now);
    }

    /** The job's ID. */
    public String id() {
        return id;
    }

    /** Whose it is, as the job file has it. */
    public String account() {
        return account;
    }

    /** What the service tells; empty if it tells nothing of this ID, which stays in its file all the same. */
    public Optional<Hyp3Job> job() {
        return Optional.ofNullable(job);
    }

    /** How far it is; {@link JobStatus#UNKNOWN} if the service tells nothing. */
    public JobStatus status() {
        return job == null ? JobStatus.UNKNOWN : job.status();
    }

    /** The name that it was ordered with. */
    public Optional<String> name() {
        return job().flatMap(Hyp3Job::name);
    }

    /** The scenes. */
    public Optional<ScenePair> pair() {
        return job().flatMap(Hyp3Job::pair);
    }

    /** What was paid for it, credits. */
    public OptionalDouble credits() {
        return job == null ? OptionalDouble.empty() : job.creditCost();
    }

    /** From when on its product is gone. */
    public Optional<Instant> expires() {
        return job().flatMap(Hyp3Job::expirationTime);
    }

    /** True if its product was gone when it was looked at. */
    public boolean isExpired() {
        return expired;
    }

    /** Where its log is, without what would be a key to it. */
    public Optional<String> logUrl() {
        return job().flatMap(known -> known.logs().stream().findFirst()).map(url -> url.replaceFirst("[?#].*", ""));
    }

    @Override
    public String toString() {
        return name().orElse(id) + ": " + (expired ? "EXPIRED" : status());
    }
}
