package io.insarhub.hyp3;

import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.JobRequest;
import io.insarhub.hyp3.job.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of a folder's jobs, by ID and by what they are about. For one thread. */
final class KnownJobs {

    private final Map<String, Hyp3Job> byId = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, List<Hyp3Job>> bySubject = new HashMap<>();

    void add(Collection<Hyp3Job> jobs) {
        for (Hyp3Job job : jobs) {
            if (byId.put(job.id(), job) == null) {
                bySubject
                        .computeIfAbsent(JobRequest.subject(job), key -> new ArrayList<>())
                        .add(job);
            }
        }
    }

    /** The service knows no jobs of these IDs. */
    void addGone(Collection<String> ids) {
        gone.addAll(ids);
    }

    /** Those that nothing is known of. */
    Set<String> missing(Collection<String> ids) {
        return ids.stream()
                .filter(id -> !byId.containsKey(id) && !gone.contains(id))
                .collect(Collectors.toSet());
    }

    Optional<Hyp3Job> job(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<Hyp3Job> all() {
        return byId.values();
    }

    /** A job for this work, none of some others, that is under way, or whose product can be had. */
    Optional<Hyp3Job> good(JobRequest request, Instant now, Set<String> others) {
        return all(request).stream()
                .filter(job -> job.isGood(now) && !others.contains(job.id()))
                .findFirst();
    }

    /** Failed jobs to order again: each work once, and none that another job was accepted for and has not failed. */
    List<JobRequest> toRetry() {
        List<Hyp3Job> failed = new ArrayList<>();
        for (Hyp3Job job : byId.values()) {
            if (all(JobRequest.again(job)).stream().allMatch(other -> other.status() == JobStatus.FAILED)
                    && failed.stream().noneMatch(other -> isSameWork(other, job))) {
                failed.add(job);
            }
        }
        return failed.stream().map(JobRequest::again).toList();
    }

    static boolean isSameWork(Hyp3Job one, Hyp3Job other) {
        return JobRequest.again(one).isFor(other) || JobRequest.again(other).isFor(one);
    }

    /** Every job for this work. */
    List<Hyp3Job> all(JobRequest request) {
        return bySubject.getOrDefault(request.subject(), List.of()).stream()
                .filter(request::isFor)
                .toList();
    }
}
