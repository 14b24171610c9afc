package io.insarhub.hyp3.standin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the service knows: accounts, jobs in order of submission, time. Every method is one step under one lock. */
final class StandInState {

    private final Clock clock;
    private final Map<String, StandInAccount> accounts = new LinkedHashMap<>();
    private final Map<String, StandInJob> jobs = new LinkedHashMap<>();
    private final Map<String, Integer> accepted = new LinkedHashMap<>();
    private final Set<String> missingScenes = new HashSet<>();
    private Duration offset = Duration.ZERO;
    private Duration pending = Duration.ofMinutes(1);
    private Duration running = Duration.ofMinutes(40);

    StandInState(Clock clock) {
        this.clock = clock;
    }

    synchronized StandInAccount add(StandInAccount account) {
        accounts.put(account.user(), account);
        return account;
    }

    synchronized Optional<StandInAccount> account(Predicate<StandInAccount> which) {
        return accounts.values().stream().filter(which).findFirst();
    }

    synchronized void durations(Duration whilePending, Duration whileRunning) {
        pending = whilePending;
        running = whileRunning;
    }

    synchronized Duration pending() {
        return pending;
    }

    synchronized void advance(Duration time) {
        offset = offset.plus(time);
    }

    synchronized Instant now() {
        return clock.instant().plus(offset);
    }

    synchronized void missing(String scene) {
        missingScenes.add(scene);
    }

    /** All or nothing: checks, takes the credits, and has the jobs. */
    synchronized List<StandInJob> submit(StandInAccount account, List<Map<String, Object>> wanted, boolean validateOnly)
            throws Problem {
        if (!account.applicationStatus().equals("APPROVED")) {
            throw new Problem(
                    403,
                    "User " + account.user() + " has not yet applied for a monthly credit allotment. Please visit"
                            + " https://hyp3-docs.asf.alaska.edu/using/requesting_access for more information.");
        }
        List<StandInJob> made = new ArrayList<>();
        double cost = 0;
        for (Map<String, Object> job : wanted) {
            double each = JobCheck.cost(job);
            cost += each;
            made.add(new StandInJob(
                    id(job, made),
                    account.user(),
                    String.valueOf(job.get("job_type")),
                    (String) job.get("name"),
                    JobCheck.parameters(job),
                    each,
                    now()));
        }
        List<String> notThere = made.stream()
                .flatMap(job -> missingScenes.stream().filter(job.pair()::contains))
                .distinct()
                .sorted()
                .toList();
        if (!notThere.isEmpty()) {
            throw new Problem(400, "Some requested scenes could not be found: " + String.join(", ", notThere));
        }
        Double left = account.credits();
        if (validateOnly && left != null && cost > left) {
            account.pay(cost);
        }
        if (!validateOnly) {
            account.pay(cost);
            for (StandInJob job : made) {
                job.ends = job.requested.plus(pending).plus(running);
                job.expires = job.ends.plus(StandInJob.KEPT);
                jobs.put(job.id, job);
                accepted.merge(job.pair(), 1, Integer::sum);
            }
        }
        return made;
    }

    /**
     * An ID that follows from the job's parameters and from how often there was such a job: whoever asks a stand-in that was
     * started anew for the same jobs gets the same products, under the same names.
     */
    private String id(Map<String, Object> job, List<StandInJob> before) {
        for (int count = 0; ; count++) {
            String text = JobCheck.parameters(job) + " " + count;
            String id = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                    .toString();
            if (!jobs.containsKey(id) && before.stream().noneMatch(other -> other.id.equals(id))) {
                return id;
            }
        }
    }

    synchronized Optional<StandInJob> job(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** The newest first. */
    synchronized List<StandInJob> jobs() {
        List<StandInJob> all = new ArrayList<>(jobs.values());
        java.util.Collections.reverse(all);
        return all;
    }

    synchronized int change(Predicate<StandInJob> which, Consumer<StandInJob> change) {
        List<StandInJob> found = jobs.values().stream().filter(which).toList();
        found.forEach(change);
        return found.size();
    }

    /** Lets a job end now. */
    synchronized void end(StandInJob job, boolean fails) {
        job.fails = fails;
        job.ends = now();
        job.expires = now().plus(StandInJob.KEPT);
    }

    synchronized Map<String, Integer> accepted() {
        return new LinkedHashMap<>(accepted);
    }

    synchronized Map<String, Object> json(StandInJob job, String filesUrl, long productBytes) {
        return job.json(now(), pending, filesUrl, productBytes);
    }

    synchronized String status(StandInJob job) {
        return job.status(now(), pending);
    }

    synchronized boolean isAvailable(StandInJob job) {
        return status(job).equals("SUCCEEDED") && !job.isExpired(now());
    }

    synchronized void rename(StandInJob job, @Nullable String name) {
        job.name = name;
    }
}
