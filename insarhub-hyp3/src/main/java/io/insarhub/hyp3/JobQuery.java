package io.insarhub.hyp3;

import io.insarhub.hyp3.job.JobStatus;
import java.time.Instant;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Which jobs to list; all of the account's own by default. Immutable. */
public final class JobQuery {

    private static final JobQuery ALL = new JobQuery(null, null, null, null, null, null);

    private final @Nullable String user;
    private final @Nullable JobStatus status;
    private final @Nullable Instant start;
    private final @Nullable Instant end;
    private final @Nullable String name;
    private final @Nullable String jobType;

    private JobQuery(
            @Nullable String user,
            @Nullable JobStatus status,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String name,
            @Nullable String jobType) {
        this.user = user;
        this.status = status;
        this.start = start;
        this.end = end;
        this.name = name;
        this.jobType = jobType;
    }

    /** All jobs, however old. */
    public static JobQuery all() {
        return ALL;
    }

    /** Those of a user. */
    public JobQuery user(String value) {
        return new JobQuery(value, status, start, end, name, jobType);
    }

    /** Those that are so far. */
    public JobQuery status(JobStatus value) {
        return new JobQuery(user, value, start, end, name, jobType);
    }

    /** Those accepted at that time or later. */
    public JobQuery since(Instant value) {
        return new JobQuery(user, status, value, end, name, jobType);
    }

    /** Those accepted at that time or earlier. */
    public JobQuery until(Instant value) {
        return new JobQuery(user, status, start, value, name, jobType);
    }

    /** Those of a name. */
    public JobQuery name(String value) {
        return new JobQuery(user, status, start, end, value, jobType);
    }

    /** Those of a type, for example {@code INSAR_GAMMA}. */
    public JobQuery jobType(String value) {
        return new JobQuery(user, status, start, end, name, value);
    }

    HttpUrl addTo(HttpUrl.Builder url) {
        add(url, "user_id", user);
        add(url, "status_code", status);
        add(url, "start", start);
        add(url, "end", end);
        add(url, "name", name);
        add(url, "job_type", jobType);
        return url.build();
    }

    private static void add(HttpUrl.Builder url, String key, @Nullable Object value) {
        if (value != null) {
            url.addQueryParameter(key, value.toString());
        }
    }
}
