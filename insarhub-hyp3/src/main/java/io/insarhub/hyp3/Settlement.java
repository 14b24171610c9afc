package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.WaitClock;
import io.insarhub.core.json.FolderLock;
import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.JobRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of jobs that were sent without an answer: asks the service for jobs of those names and
 * parameters, and goes on asking until all are there or the service has had the time it can take to accept them
 * ({@code settleTime}; a gateway gives up on a request after half a minute, and the request may still be worked on). Only
 * then do those that are not there count as not accepted.
 */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    /** So far may clocks differ: jobs of the same work are looked for so much before the time of the record. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(24);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final JobFolder folder;
    private final Accounts accounts;
    private final WaitClock clock;
    private final Duration settleTime;
    private final Cancellation cancellation;

    /**
     * Settles what a folder has open.
     *
     * @param settleTime how long after a request the service may still accept it
     */
    Settlement(JobFolder folder, Accounts accounts, WaitClock clock, Duration settleTime, Cancellation cancellation) {
        this.folder = folder;
        this.accounts = accounts;
        this.clock = clock;
        this.settleTime = settleTime;
        this.cancellation = cancellation;
    }

    /**
     * Settles an open chunk; its IDs are on disk when it returns, and the record is gone.
     *
     * @return the jobs that were accepted
     */
    List<Hyp3Job> settle(SubmitIntent intent) {
        Account account = account(intent);
        List<Hyp3Job> accepted = ask(account.client(), intent);
        FolderLock lock = folder.lock(cancellation);
        try {
            // another process may have settled it meanwhile
            if (folder.intent().map(SubmitIntent::id).equals(java.util.Optional.of(intent.id()))) {
                if (!accepted.isEmpty()) {
                    folder.add(
                            intent.into(),
                            intent.account(),
                            accepted.stream().map(Hyp3Job::id).toList());
                }
                folder.removeIntent();
            }
        } finally {
            lock.close();
        }
        LOG.info(
                "{}: of {} jobs that were sent for {} without an answer, {} were accepted",
                folder.stack().path(),
                intent.jobs().size(),
                intent.account(),
                accepted.size());
        return accepted;
    }

    private Account account(SubmitIntent intent) {
        Account account = accounts.named(intent.account())
                .orElseThrow(() -> new CredentialsException(
                        intent.jobs().size() + " jobs were being sent for the account " + intent.account()
                                + " when a program stopped, and whether they were accepted is not known. Give that"
                                + " account's credentials too, and run this again",
                        accounts.refused().get(intent.account())));
        String service = account.client().service().apiUrl().toString();
        if (!service.equals(intent.service())) {
            throw new io.insarhub.api.BadOptionException(
                    "hyp3_api_url",
                    "is " + service + ", but jobs were being sent to " + intent.service()
                            + " when a program stopped. Run this with that address first, which settles them");
        }
        return account;
    }

    private List<Hyp3Job> ask(Hyp3Client client, SubmitIntent intent) {
        long start = clock.nanoTime();
        Duration age = Duration.between(intent.time(), clock.now());
        // the record may be another machine's: only one that is old by any clock is asked for once
        Duration longest = age.compareTo(CLOCKS_DIFFER) > 0 ? Duration.ZERO : settleTime;
        Duration pause = settleTime.dividedBy(20);
        while (true) {
            Duration elapsed = Duration.ofNanos(clock.nanoTime() - start);
            List<Hyp3Job> accepted = accepted(client, intent);
            Duration left = longest.minus(elapsed);
            if (accepted.size() == intent.jobs().size() || left.isNegative() || left.isZero()) {
                return accepted;
            }
            clock.await(pause.compareTo(left) < 0 ? pause : left, cancellation, "Finding out what was submitted");
            // soon at first, then less often: to list all jobs is work for the service too
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    private List<Hyp3Job> accepted(Hyp3Client client, SubmitIntent intent) {
        Map<String, List<Hyp3Job>> bySubject = new HashMap<>();
        Instant since = intent.time().minus(CLOCKS_DIFFER).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        for (Hyp3Job job : client.jobs(JobQuery.all().since(since), cancellation)) {
            if (!intent.knownIds().contains(job.id())) {
                bySubject
                        .computeIfAbsent(JobRequest.subject(job), key -> new ArrayList<>())
                        .add(job);
            }
        }
        List<Hyp3Job> accepted = new ArrayList<>();
        for (JobRequest request : intent.jobs()) {
            bySubject.getOrDefault(request.subject(), List.of()).stream()
                    .filter(request::isFor)
                    .filter(job -> job.name().equals(java.util.Optional.of(request.name())))
                    .findFirst() // the newest
                    .ifPresent(accepted::add);
        }
        return accepted;
    }
}
