package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.ServiceException;
import io.insarhub.hyp3.job.Costs;
import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.JobRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through a submission with the service checking and pricing every chunk; orders nothing, writes nothing. */
final class DryRun {

    private final Accounts accounts;
    private final ProductsAtHome home;
    private final int chunkSize;
    private final Instant now;
    private final Cancellation cancellation;

    private final List<JobRequest> remaining;
    private final List<SubmitReport.Job> submitted = new ArrayList<>();
    private final List<SubmitReport.Job> already = new ArrayList<>();
    private final List<SubmitReport.Rejected> rejected = new ArrayList<>();
    private final List<SubmitReport.AccountShare> shares = new ArrayList<>();
    private double costCredits;

    DryRun(
            Accounts accounts,
            ProductsAtHome home,
            List<JobRequest> requests,
            int chunkSize,
            Instant now,
            Cancellation cancellation) {
        this.accounts = accounts;
        this.home = home;
        this.chunkSize = chunkSize;
        this.now = now;
        this.cancellation = cancellation;
        remaining = new ArrayList<>(new java.util.LinkedHashSet<>(requests));
    }

    /**
     * Asks.
     *
     * @param jobsBefore jobs that do not count
     */
    SubmitReport run(Set<String> jobsBefore) {
        for (JobRequest request : List.copyOf(remaining)) {
            Optional<Hyp3Job> job = home.find(request, now, jobsBefore);
            if (job.isPresent()) {
                remaining.remove(request);
                already.add(new SubmitReport.Job(
                        request, job.get().userId().orElse(""), job.get().id()));
            }
        }
        accounts.refused()
                .forEach((name, why) ->
                        shares.add(new SubmitReport.AccountShare(name, 0, String.valueOf(why.getMessage()))));
        @Nullable InsarhubException stoppedBy = null;
        for (Account account : accounts.usable()) {
            int before = submitted.size();
            String problem = "";
            try {
                check(account);
            } catch (ServiceException | CredentialsException e) {
                problem = String.valueOf(e.getMessage());
                stoppedBy = e;
            }
            shares.add(new SubmitReport.AccountShare(account.name(), submitted.size() - before, problem));
        }
        return new SubmitReport(
                true,
                submitted,
                already,
                remaining,
                rejected,
                shares,
                costCredits,
                remaining.isEmpty() ? null : stoppedBy);
    }

    private void check(Account account) {
        double credits = Budget.credits(account.client(), cancellation);
        Costs costs = Budget.costs(account.client(), cancellation);
        int limit = chunkSize;
        double spent = 0;
        Rejections rejections = new Rejections();
        while (!remaining.isEmpty()) {
            List<JobRequest> chunk = Budget.affordable(remaining, credits, costs, limit);
            if (chunk.isEmpty()) {
                return;
            }
            try {
                List<Hyp3Job> priced = account.client().validate(chunk, cancellation);
                double told = priced.stream()
                        .mapToDouble(job -> job.creditCost().orElse(Double.NaN))
                        .sum();
                double cost = Double.isNaN(told) ? Budget.cost(chunk, costs) : told;
                credits -= cost;
                spent += cost;
                rejections.restore();
                costCredits += cost;
                limit = Math.min(chunkSize, limit * 2);
                for (JobRequest request : chunk) {
                    remaining.remove(request);
                    submitted.add(new SubmitReport.Job(request, account.name(), ""));
                }
            } catch (Hyp3Exception e) {
                if (e.kind() == Hyp3Exception.Kind.TOO_FEW_CREDITS) {
                    int fit = Budget.fit(e, chunk.size(), spent);
                    if (fit == 0) {
                        return;
                    }
                    credits = Budget.cost(chunk.subList(0, fit), costs);
                    limit = fit;
                    continue;
                }
                if (e.kind() != Hyp3Exception.Kind.INVALID) {
                    throw e;
                }
                List<JobRequest> bad = rejections.of(chunk, e);
                for (JobRequest job : bad) {
                    remaining.remove(job);
                    rejected.add(new SubmitReport.Rejected(job, String.valueOf(e.getMessage())));
                }
                if (bad.isEmpty()) {
                    limit = Math.max(1, chunk.size() / 2);
                }
            }
        }
    }
}
