package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.WaitClock;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.http.Network;
import io.insarhub.hyp3.job.Costs;
import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.JobRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * ASF's HyP3, for one account. Immutable but for the session it keeps; safe for use by many threads. Calls block, and end
 * within a second of a cancellation.
 *
 * <p>What only reads is tried again where that may help. {@link #submit} spends credits and is sent once: see
 * {@link Hyp3Exception.Kind#UNKNOWN_OUTCOME}. Whoever submits much is better served by {@link Hyp3InsarProcessor}, which
 * remembers what it sent.
 *
 * <p>Every call may throw a {@link Hyp3Exception} where the service refuses, a {@link io.insarhub.api.ServiceException}
 * where it goes on failing, a {@link io.insarhub.api.CredentialsException} where the account is not let in, and a
 * {@link io.insarhub.api.CancelledException}.
 */
public final class Hyp3Client {

    /** The most jobs that the service takes in one request. */
    public static final int MOST_JOBS = 200;

    static final String SERVICE = "HyP3";

    /** The most jobs that the service gives another name in one request. */
    private static final int MOST_RENAMED = 100;

    private static final int MOST_PAGES = 100_000;

    private final EarthdataCredentials credentials;
    private final Hyp3Service service;
    private final Hyp3Http http;

    private Hyp3Client(Builder builder) {
        credentials = builder.credentials;
        service = builder.service;
        http = new Hyp3Http(
                new Hyp3Session(service, credentials, builder.network), builder.network, builder.submitTimeout);
    }

    /** Settings for a client. */
    public static Builder builder(EarthdataCredentials credentials) {
        return new Builder(credentials);
    }

    /** HyP3 for an account. */
    public static Hyp3Client of(EarthdataCredentials credentials) {
        return builder(credentials).build();
    }

    /** Whose it is. */
    public EarthdataCredentials credentials() {
        return credentials;
    }

    /** Where the service is. */
    public Hyp3Service service() {
        return service;
    }

    /** Logs in, if that was not done and needs to be. */
    public void logIn(Cancellation cancellation) {
        http.logIn(cancellation);
    }

    /**
     * Orders jobs: all or none.
     *
     * @param jobs 1 to {@value #MOST_JOBS}
     * @return them as accepted, in the order of the request
     */
    public List<Hyp3Job> submit(List<JobRequest> jobs, Cancellation cancellation) {
        return http.post(service.path("jobs").build(), body(jobs, false), Hyp3Client::jobsOf, cancellation);
    }

    /**
     * Has jobs checked, without ordering them.
     *
     * @return them as they would be, each with its cost
     */
    public List<Hyp3Job> validate(List<JobRequest> jobs, Cancellation cancellation) {
        return http.validate(service.path("jobs").build(), body(jobs, true), Hyp3Client::jobsOf, cancellation);
    }

    /** Lists jobs, the newest first. */
    public List<Hyp3Job> jobs(JobQuery query, Cancellation cancellation) {
        List<Hyp3Job> all = new ArrayList<>();
        pages(
                query,
                page -> {
                    all.addAll(page);
                    return true;
                },
                cancellation);
        return all;
    }

    /**
     * Lists jobs page by page. A page may be empty although others follow.
     *
     * @param pages gets each page; false for no more
     */
    public void pages(JobQuery query, Predicate<List<Hyp3Job>> pages, Cancellation cancellation) {
        HttpUrl url = query.addTo(service.path("jobs"));
        Set<HttpUrl> seen = new LinkedHashSet<>();
        while (url != null) {
            if (!seen.add(url) || seen.size() > MOST_PAGES) {
                throw Hyp3Exception.of(
                        Hyp3Exception.Kind.NOT_DONE, 0, "the pages of its list of jobs have no end; tell ASF", null);
            }
            JobPage page = http.get(url, JobPage::of, cancellation);
            url = pages.test(page.jobs()) ? sameOrigin(page.next()) : null;
        }
    }

    /** One job; a {@link Hyp3Exception.Kind#NOT_FOUND} where there is none of that ID. */
    public Hyp3Job job(String id, Cancellation cancellation) {
        return http.get(service.path("jobs", id).build(), Hyp3Job::of, cancellation);
    }

    /** One job, if there is one of that ID; none has an ID that is not of the service's form. */
    public Optional<Hyp3Job> findJob(String id, Cancellation cancellation) {
        try {
            return Optional.of(job(id, cancellation));
        } catch (Hyp3Exception e) {
            if (e.kind() == Hyp3Exception.Kind.NOT_FOUND || e.kind() == Hyp3Exception.Kind.INVALID) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Gives a job another name. */
    public Hyp3Job rename(String id, String name, Cancellation cancellation) {
        return http.patch(service.path("jobs", id).build(), Map.of("name", name), Hyp3Job::of, cancellation);
    }

    /** Gives jobs another name, one for all. */
    public void rename(Collection<String> ids, String name, Cancellation cancellation) {
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += MOST_RENAMED) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("job_ids", all.subList(from, Math.min(from + MOST_RENAMED, all.size())));
            body.put("name", name);
            http.patch(service.path("jobs").build(), body, answer -> answer, cancellation);
        }
    }

    /** The account. Slow, or beyond the service, for accounts with very many jobs. */
    public Hyp3User user(Cancellation cancellation) {
        return http.getOnce(service.path("user").build(), Hyp3User::of, cancellation);
    }

    /** What jobs cost. */
    public Costs costs(Cancellation cancellation) {
        return http.get(service.path("costs").build(), Costs::of, cancellation);
    }

    /** Without any secret. */
    @Override
    public String toString() {
        return "Hyp3Client[" + service.apiUrl() + ", " + credentials + "]";
    }

    private static Map<String, Object> body(List<JobRequest> jobs, boolean validateOnly) {
        if (jobs.isEmpty() || jobs.size() > MOST_JOBS) {
            throw new BadOptionException("jobs", "must be 1 to " + MOST_JOBS + " at a time, not " + jobs.size());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("jobs", jobs.stream().map(JobRequest::toMap).toList());
        body.put("validate_only", validateOnly);
        return body;
    }

    private static List<Hyp3Job> jobsOf(Map<String, Object> answer) {
        return JobPage.of(answer).jobs();
    }

    /** A page elsewhere is none of ours: the token must not go there. */
    private @Nullable HttpUrl sameOrigin(@Nullable String next) {
        if (next == null) {
            return null;
        }
        HttpUrl url = service.apiUrl().resolve(next);
        HttpUrl api = service.apiUrl();
        if (url == null || !url.host().equals(api.host())) {
            throw Hyp3Exception.of(
                    Hyp3Exception.Kind.NOT_DONE, 0, "the next page of its list of jobs is at another host", null);
        }
        return url.newBuilder().scheme(api.scheme()).port(api.port()).build();
    }

    /** Settings for a client. */
    public static final class Builder {

        private final EarthdataCredentials credentials;
        private Hyp3Service service = Hyp3Service.basic();
        private Network network = Network.shared();
        private Duration submitTimeout = Duration.ofSeconds(45);

        private Builder(EarthdataCredentials credentials) {
            this.credentials = credentials;
        }

        /** Where the service is; {@link Hyp3Service#basic()} by default. */
        public Builder service(Hyp3Service value) {
            service = value;
            return this;
        }

        /** What tells the time and waits; the machine's clock by default, another one for tests. */
        public Builder clock(WaitClock value) {
            return network(Network.on(value));
        }

        Builder network(Network value) {
            network = value;
            return this;
        }

        /** How long a submission may take before its outcome counts as unknown; 45 s by default. */
        public Builder submitTimeout(Duration value) {
            submitTimeout = value;
            return this;
        }

        /** The client. */
        public Hyp3Client build() {
            return new Hyp3Client(this);
        }
    }
}
