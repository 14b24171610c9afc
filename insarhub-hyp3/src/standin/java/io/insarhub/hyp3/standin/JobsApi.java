package io.insarhub.hyp3.standin;

import com.sun.net.httpserver.HttpExchange;
import io.insarhub.hyp3.standin.Faults.Fault;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /jobs} and {@code /jobs/ID}. */
final class JobsApi {

    private static final int MOST_RENAMED = 100;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final StandInState state;
    private final LoginServer login;
    private final Products products;
    private final Faults faults;
    private final String baseUrl;
    private volatile int pageJobs = 100;
    private volatile @Nullable String refusal;

    JobsApi(StandInState state, LoginServer login, Products products, Faults faults, String baseUrl) {
        this.state = state;
        this.login = login;
        this.products = products;
        this.faults = faults;
        this.baseUrl = baseUrl;
    }

    void pageJobs(int jobs) {
        pageJobs = jobs;
    }

    void refuseAll(String words) {
        refusal = words;
    }

    void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean one = path.startsWith("/jobs/");
        Fault fault = faults.next(method + (one ? " /jobs/id" : " /jobs"));
        Answer.json(exchange, fault, () -> {
            StandInAccount account = login.who(exchange);
            return switch (method) {
                case "POST" -> post(account, Json.object(body));
                case "PATCH" -> one ? renamed(path.substring(6), Json.object(body)) : renamedAll(Json.object(body));
                default -> one ? json(found(path.substring(6))) : page(account, Query.of(exchange));
            };
        });
    }

    private Object post(StandInAccount account, @Nullable Map<String, Object> body) throws Problem {
        List<Map<String, Object>> jobs = JobCheck.jobs(body);
        String words = refusal;
        if (words != null) {
            throw new Problem(400, words);
        }
        boolean validateOnly = body != null && Boolean.TRUE.equals(body.get("validate_only"));
        if (!validateOnly) {
            faults.runBeforeAcceptance();
        }
        List<StandInJob> made = state.submit(account, jobs, validateOnly);
        if (!validateOnly) {
            faults.runAfterAcceptance();
        }
        return Map.of("jobs", made.stream().map(this::json).toList());
    }

    /** The page is cut first, then filtered: it may be empty and still have a next one. */
    private Object page(StandInAccount account, Query query) throws Problem {
        String user = query.get("user_id").orElse(account.user());
        List<StandInJob> all =
                state.jobs().stream().filter(job -> job.user.equals(user)).toList();
        int from = query.get("start_token").map(Integer::parseInt).orElse(0);
        int to = Math.min(from + pageJobs, all.size());
        List<Map<String, Object>> found = new ArrayList<>();
        for (StandInJob job : all.subList(Math.min(from, to), to)) {
            if (matches(job, query)) {
                found.add(json(job));
            }
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("jobs", found);
        if (to < all.size()) {
            page.put("next", baseUrl + "/jobs?" + query.with("start_token", Integer.toString(to)));
        }
        return page;
    }

    private boolean matches(StandInJob job, Query query) throws Problem {
        Optional<Instant> start = time(query.get("start"));
        Optional<Instant> end = time(query.get("end"));
        return query.get("status_code").map(state.status(job)::equals).orElse(true)
                && query.get("name").map(name -> name.equals(job.name)).orElse(true)
                && query.get("job_type").map(job.type::equals).orElse(true)
                && start.map(t -> !job.requested.isBefore(t)).orElse(true)
                && end.map(t -> !job.requested.isAfter(t)).orElse(true);
    }

    private static Optional<Instant> time(Optional<String> text) throws Problem {
        try {
            return text.map(t -> OffsetDateTime.parse(t).toInstant());
        } catch (java.time.DateTimeException e) {
            throw new Problem(400, "'" + text.orElse("") + "' is not a 'date-time'");
        }
    }

    private Object renamed(String id, @Nullable Map<String, Object> body) throws Problem {
        StandInJob job = job(id);
        state.rename(job, name(body));
        return json(job);
    }

    private Object renamedAll(@Nullable Map<String, Object> body) throws Problem {
        List<?> ids = body != null && body.get("job_ids") instanceof List<?> list ? list : List.of();
        if (ids.isEmpty()) {
            throw new Problem(400, "Must provide at least one job ID");
        }
        if (ids.size() > MOST_RENAMED) {
            throw new Problem(400, "Cannot update more than " + MOST_RENAMED + " jobs");
        }
        for (Object id : ids) {
            renamed(String.valueOf(id), body);
        }
        return Map.of();
    }

    private static @Nullable String name(@Nullable Map<String, Object> body) throws Problem {
        Object name = body == null ? null : body.get("name");
        if (name instanceof String text && text.length() > 100) {
            throw new Problem(400, "'" + name + "' is too long");
        }
        return name instanceof String text ? text : null;
    }

    private StandInJob found(String id) throws Problem {
        if (faults.isJobMissing()) {
            throw notThere(id);
        }
        return job(id);
    }

    /** An ID is a UUID; what is not is no ID at all. */
    private StandInJob job(String id) throws Problem {
        if (!UUID_FORM.matcher(id).matches()) {
            throw new Problem(400, "Path parameter error: job_id");
        }
        return state.job(id).orElseThrow(() -> notThere(id));
    }

    private static Problem notThere(String id) {
        return new Problem(404, "job_id does not exist: " + id);
    }

    private Map<String, Object> json(StandInJob job) {
        long bytes = state.status(job).equals("SUCCEEDED") ? products.zipBytes(job) : 0;
        return state.json(job, baseUrl + "/files/", bytes);
    }
}
