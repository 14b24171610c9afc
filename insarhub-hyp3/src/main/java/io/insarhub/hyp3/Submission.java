package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ServiceException;
import io.insarhub.api.WaitClock;
import io.insarhub.core.json.FolderLock;
import io.insarhub.hyp3.job.Costs;
import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.JobRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Orders jobs for a folder, each once. Chunk by chunk, under the folder's lock: what is about to be sent is written down
 * ({@link SubmitIntent}), sent once, and the IDs are on disk before anything else happens. Where the answer does not come,
 * the record stays until {@link Settlement} has found out. A chunk is sent only if nothing is open, and if everything is
 * known of every job ID in the folder's files, whichever process put it there.
 */
final class Submission {

    /** An ID that nobody knows is asked for once more after so long. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(5);

    private final JobFolder folder;
    private final Accounts accounts;
    private final JobLookup lookup;
    private final Settlement settlement;
    private final double maxCredits;
    private final WaitClock clock;
    private final Cancellation cancellation;
    private final ProgressListener listener;
    private final int chunkSize;
    private final boolean force;
    /** Jobs that do not count, as the order is forced. */
    private Set<String> jobsBefore = Set.of();

    private final String into;
    private final KnownJobs known;
    private final ProductsAtHome home;

    private final List<JobRequest> remaining;
    private final List<SubmitReport.Job> submitted = new ArrayList<>();
    private final List<SubmitReport.Job> already = new ArrayList<>();
    private final List<SubmitReport.Rejected> rejected = new ArrayList<>();
    private final List<SubmitReport.AccountShare> shares = new ArrayList<>();
    private final Set<JobRequest> ordered = new HashSet<>();
    private final int total;
    private double costCredits;
    private int limit;

    /** The parts that submissions of one processor share. */
    record Parts(
            JobFolder folder,
            Accounts accounts,
            JobLookup lookup,
            Settlement settlement,
            double maxCredits,
            WaitClock clock,
            Cancellation cancellation,
            ProgressListener listener) {}

    /**
     * A submission.
     *
     * @param known what is known of the folder's jobs already
     * @param into name of the job file for the IDs
     * @param force whether work that was ordered before is ordered again; one that was cut short goes on
     */
    Submission(
            Parts parts, KnownJobs known, Collection<JobRequest> requests, int chunkSize, String into, boolean force) {
        folder = parts.folder;
        accounts = parts.accounts;
        lookup = parts.lookup;
        settlement = parts.settlement;
        maxCredits = parts.maxCredits;
        clock = parts.clock;
        cancellation = parts.cancellation;
        listener = parts.listener;
        this.known = known;
        home = new ProductsAtHome(folder, known, cancellation);
        this.chunkSize = chunkSize;
        this.into = into;
        this.force = force;
        limit = chunkSize;
        remaining = new ArrayList<>(new java.util.LinkedHashSet<>(requests));
        total = remaining.size();
    }

    SubmitReport run() {
        @Nullable InsarhubException stoppedBy = null;
        accounts.refused()
                .forEach((name, why) ->
                        shares.add(new SubmitReport.AccountShare(name, 0, String.valueOf(why.getMessage()))));
        try {
            accounts.any();
            settleWhatIsOpen(false);
            if (force) {
                ForcedOrder order = new ForcedOrder(folder);
                if (order.jobsBefore().isEmpty()) {
                    requireWithinLimit(); // all of it, and before there is a record of its beginning
                }
                jobsBefore = order.begin(clock.now(), cancellation);
            }
            takeStock();
            requireWithinLimit();
            for (Account account : accounts.usable()) {
                if (!remaining.isEmpty()) {
                    order(account);
                }
            }
            if (force && remaining.isEmpty()) {
                new ForcedOrder(folder).end();
            }
        } catch (CancelledException e) {
            throw e;
        } catch (ServiceException | CredentialsException e) {
            stoppedBy = e;
        }
        return new SubmitReport(false, submitted, already, remaining, rejected, shares, costCredits, stoppedBy);
    }

    /** Learns of every ID in the folder's files, and takes out what needs no ordering. */
    private void takeStock() {
        Map<String, String> ids = folder.accountsById();
        Set<String> missing = known.missing(ids.keySet());
        ids.keySet().retainAll(missing);
        JobLookup.Found found = lookup.find(ids);
        known.add(found.jobs());
        if (!found.gone().isEmpty()) {
            // just accepted for another process, perhaps, and not yet seen by every part of the service
            clock.await(SECOND_LOOK, cancellation, "Looking up jobs");
            ids.keySet().retainAll(found.gone());
            found = lookup.find(ids);
            known.add(found.jobs());
            known.addGone(found.gone());
        }
        for (JobRequest request : List.copyOf(remaining)) {
            Optional<Hyp3Job> job = home.find(request, clock.now(), jobsBefore);
            if (job.isPresent() && remaining.remove(request)) {
                already.add(new SubmitReport.Job(
                        request, job.get().userId().orElse(""), job.get().id()));
            }
        }
        tell();
    }

    /** All of what is wanted may be paid for, or nothing is begun: half a network is not what was asked for. */
    private void requireWithinLimit() {
        if (remaining.isEmpty() || maxCredits == Double.POSITIVE_INFINITY) {
            return;
        }
        Costs costs = Budget.costs(accounts.any().client(), cancellation);
        double cost = Budget.mostCost(remaining, costs);
        if (cost > maxCredits) {
            throw new BadOptionException(
                    "max_credits",
                    "allows " + Numbers.plain(maxCredits) + " credits, but "
                            + (remaining.size() == 1 ? "this job costs " : "these " + remaining.size() + " jobs cost ")
                            + (Double.isInfinite(cost) ? "what nobody tells" : Numbers.plain(cost))
                            + "; nothing was ordered. Allow more, or order fewer pairs");
        }
    }

    /** Settles the chunk that is open, if one is; those of this run count as its own. */
    private void settleWhatIsOpen(boolean ours) {
        Optional<SubmitIntent> open = openIntent();
        if (open.isEmpty()) {
            return;
        }
        List<Hyp3Job> accepted = settlement.settle(open.get());
        known.add(accepted);
        for (Hyp3Job job : accepted) {
            for (JobRequest request : List.copyOf(remaining)) {
                if (ours && request.isFor(job) && remaining.remove(request)) {
                    count(request, open.get().account(), job);
                }
            }
        }
    }

    /** Read under the lock: who holds it may be sending those jobs at this moment, and they are open only when that ends. */
    private Optional<SubmitIntent> openIntent() {
        FolderLock lock = folder.lock(cancellation);
        try {
            return folder.intent();
        } finally {
            lock.close();
        }
    }

    private void order(Account account) {
        int before = submitted.size();
        String problem = "";
        try {
            new AccountOrders(account).run();
        } catch (CredentialsException e) {
            problem = String.valueOf(e.getMessage());
        } catch (Hyp3Exception e) {
            if (e.kind() != Hyp3Exception.Kind.NOT_APPROVED) {
                throw e;
            }
            problem = String.valueOf(e.getMessage());
        } finally {
            shares.add(new SubmitReport.AccountShare(account.name(), submitted.size() - before, problem));
        }
    }

    private void count(JobRequest request, String account, Hyp3Job job) {
        submitted.add(new SubmitReport.Job(request, account, job.id()));
        ordered.add(request);
        costCredits += job.creditCost().orElse(0);
        tell();
    }

    private void tell() {
        listener.onProgress(Progress.of("submit", total - remaining.size(), total, "jobs"));
    }

    /** What one account orders: as much as its credits pay for. */
    private final class AccountOrders {

        private final Account account;
        private final Patience patience = new Patience(clock, cancellation);
        private final Costs costs;
        private double credits;
        private final Rejections rejections = new Rejections();

        AccountOrders(Account account) {
            this.account = account;
            this.credits = Math.min(Budget.credits(account.client(), cancellation), maxCredits - costCredits);
            this.costs = Budget.costs(account.client(), cancellation);
        }

        void run() {
            while (!remaining.isEmpty()) {
                List<JobRequest> chunk = Budget.affordable(remaining, credits, costs, limit);
                if (chunk.isEmpty()) {
                    return;
                }
                try {
                    if (send(chunk)) {
                        patience.restore();
                        rejections.restore();
                        limit = Math.min(chunkSize, limit * 2);
                        credits -= Budget.cost(chunk, costs);
                    } else {
                        settleWhatIsOpen(false);
                        takeStock();
                    }
                } catch (Hyp3Exception e) {
                    handle(e, chunk);
                }
            }
        }

        private void handle(Hyp3Exception e, List<JobRequest> chunk) {
            switch (e.kind()) {
                case NOT_DONE -> patience.lose(e);
                case UNKNOWN_OUTCOME -> {
                    int before = submitted.size();
                    settleWhatIsOpen(true);
                    takeStock();
                    if (submitted.size() == before) {
                        patience.lose(e);
                    } else {
                        credits -= Budget.cost(chunk, costs);
                    }
                }
                case TOO_FEW_CREDITS -> {
                    // the service's own numbers; never as much again as was just refused
                    int fit = Budget.fit(e, chunk.size(), 0);
                    credits = fit <= 0 ? -1 : Budget.cost(chunk.subList(0, fit), costs);
                    limit = Math.max(fit, 1);
                }
                case INVALID -> reject(chunk, e);
                default -> throw e;
            }
        }

        /** The service takes all or none: what it names is left out, else the chunk is cut until the bad job stands alone. */
        private void reject(List<JobRequest> chunk, Hyp3Exception e) {
            String reason = String.valueOf(e.getMessage());
            List<JobRequest> bad = rejections.of(chunk, e);
            for (JobRequest job : bad) {
                remaining.remove(job);
                rejected.add(new SubmitReport.Rejected(job, reason));
            }
            if (bad.isEmpty()) {
                limit = Math.max(1, chunk.size() / 2);
            }
        }

        /** Sends a chunk; false if the folder has something that is to be looked at first. */
        private boolean send(List<JobRequest> chunk) {
            FolderLock lock = folder.lock(cancellation);
            try {
                if (folder.intent().isPresent()
                        || !known.missing(folder.accountsById().keySet()).isEmpty()) {
                    return false;
                }
                Set<String> knownIds = chunk.stream()
                        .flatMap(request -> known.all(request).stream())
                        .map(Hyp3Job::id)
                        .collect(Collectors.toSet());
                folder.write(SubmitIntent.now(account, clock.now(), into, knownIds, chunk));
                List<Hyp3Job> jobs = post(chunk);
                folder.add(into, account.name(), jobs.stream().map(Hyp3Job::id).toList());
                folder.removeIntent();
                accepted(chunk, jobs);
                return true;
            } finally {
                lock.close();
            }
        }

        /** Takes the record away again where the service surely did nothing. */
        private List<Hyp3Job> post(List<JobRequest> chunk) {
            List<Hyp3Job> jobs;
            try {
                jobs = account.client().submit(chunk, cancellation);
            } catch (Hyp3Exception e) {
                if (e.kind() != Hyp3Exception.Kind.UNKNOWN_OUTCOME) {
                    folder.removeIntent();
                }
                throw e;
            } catch (CredentialsException e) {
                folder.removeIntent();
                throw e;
            }
            Set<String> ids = jobs.stream().map(Hyp3Job::id).collect(Collectors.toSet());
            if (ids.size() != chunk.size() || ids.contains("")) {
                throw Hyp3Exception.of(
                        Hyp3Exception.Kind.UNKNOWN_OUTCOME,
                        200,
                        "it answered with " + ids.size() + " jobs to a request for " + chunk.size(),
                        null);
            }
            return jobs;
        }

        private void accepted(List<JobRequest> chunk, List<Hyp3Job> jobs) {
            known.add(jobs);
            for (int i = 0; i < chunk.size(); i++) {
                JobRequest request = chunk.get(i);
                Hyp3Job job = jobs.stream().filter(request::isFor).findFirst().orElse(jobs.get(i));
                remaining.remove(request);
                count(request, account.name(), job);
            }
        }
    }
}
