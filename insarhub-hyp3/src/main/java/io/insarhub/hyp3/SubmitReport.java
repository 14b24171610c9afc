package io.insarhub.hyp3;

import io.insarhub.api.InsarhubException;
import io.insarhub.api.ScenePair;
import io.insarhub.hyp3.job.JobRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the jobs of a submission. Nothing in it needs to be kept: the folder's files have it all, and submitting
 * again goes on from there.
 */
public final class SubmitReport {

    private final boolean dryRun;
    private final List<Job> submitted;
    private final List<Job> alreadySubmitted;
    private final List<JobRequest> remaining;
    private final List<Rejected> rejected;
    private final List<AccountShare> accounts;
    private final double costCredits;
    private final @Nullable InsarhubException stoppedBy;

    SubmitReport(
            boolean dryRun,
            List<Job> submitted,
            List<Job> alreadySubmitted,
            List<JobRequest> remaining,
            List<Rejected> rejected,
            List<AccountShare> accounts,
            double costCredits,
            @Nullable InsarhubException stoppedBy) {
        this.dryRun = dryRun;
        this.submitted = List.copyOf(submitted);
        this.alreadySubmitted = List.copyOf(alreadySubmitted);
        this.remaining = List.copyOf(remaining);
        this.rejected = List.copyOf(rejected);
        this.accounts = List.copyOf(accounts);
        this.costCredits = costCredits;
        this.stoppedBy = stoppedBy;
    }

    /**
     * A job of the service's.
     *
     * @param request what was asked for
     * @param account whose credits pay for it
     * @param id the job's ID; empty in a dry run
     */
    public record Job(JobRequest request, String account, String id) {}

    /**
     * A job that cannot be ordered.
     *
     * @param request what was asked for
     * @param reason why, in the service's words or ours
     */
    public record Rejected(JobRequest request, String reason) {}

    /**
     * What an account did.
     *
     * @param account its name
     * @param submitted how many jobs it ordered
     * @param problem why it ordered no more, such as a password that was refused; empty if nothing was wrong
     */
    public record AccountShare(String account, int submitted, String problem) {}

    /** True if nothing was ordered nor written. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** Jobs ordered in this run, those whose acceptance was found out by asking included; in a dry run, that would be. */
    public List<Job> submitted() {
        return submitted;
    }

    /** Jobs that were ordered before and are under way, or whose products can be had. */
    public List<Job> alreadySubmitted() {
        return alreadySubmitted;
    }

    /** Jobs that no account could pay for, or that a failing service did not take. Submit again to go on. */
    public List<JobRequest> remaining() {
        return remaining;
    }

    /** The pairs among {@link #remaining()}. */
    public List<ScenePair> remainingPairs() {
        return remaining.stream().flatMap(job -> job.pair().stream()).toList();
    }

    /** Jobs that the service does not take, whoever pays. */
    public List<Rejected> rejected() {
        return rejected;
    }

    /** The accounts in their order, those that were not let in included. */
    public List<AccountShare> accounts() {
        return accounts;
    }

    /** What the submitted jobs cost, or would cost, credits. */
    public double costCredits() {
        return costCredits;
    }

    /** What kept the service from taking the rest, if it was not the credits. */
    public Optional<InsarhubException> stoppedBy() {
        return Optional.ofNullable(stoppedBy);
    }

    /** The numbers, in a line. */
    @Override
    public String toString() {
        return (dryRun ? "would submit " : "submitted ") + submitted.size() + " jobs for "
                + Numbers.plain(costCredits) + " credits, " + alreadySubmitted.size() + " were submitted before, "
                + remaining.size() + " remain, " + rejected.size() + " were rejected"
                + (stoppedBy == null ? "" : "; stopped by: " + stoppedBy.getMessage());
    }
}
