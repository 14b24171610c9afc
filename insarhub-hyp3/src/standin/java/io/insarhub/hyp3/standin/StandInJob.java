package io.insarhub.hyp3.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One accepted job. How far it is follows from the stand-in's time, or from what a test has told it. */
final class StandInJob {

    /** How long a product can be had. */
    static final Duration KEPT = Duration.ofDays(14);

    final String id;
    final String user;
    final String type;
    final Map<String, Object> parameters;
    final double cost;
    final Instant requested;

    @Nullable String name;

    @Nullable Instant ends;

    boolean fails;
    boolean listedTwice;

    @Nullable Instant expires;

    /** What the listing calls the product, where that is not its name. */
    @Nullable String listedName;

    /** What is told of it in place of the truth. */
    final Map<String, @Nullable Object> told = new LinkedHashMap<>();

    /** The zip to serve in place of one of the job's own. */
    java.nio.file.@Nullable Path zip;

    StandInJob(
            String id,
            String user,
            String type,
            @Nullable String name,
            Map<String, Object> parameters,
            double cost,
            Instant requested) {
        this.id = id;
        this.user = user;
        this.type = type;
        this.name = name;
        this.parameters = new LinkedHashMap<>(parameters);
        this.cost = cost;
        this.requested = requested.truncatedTo(ChronoUnit.SECONDS);
    }

    /** What tells it from other work: the type and the scenes. */
    String pair() {
        Object granules = parameters.get("granules");
        return granules instanceof List<?> two
                ? two.get(0) + "," + two.get(1)
                : parameters.get("reference") + "," + parameters.get("secondary");
    }

    String status(Instant now, Duration pending) {
        if (ends != null && !now.isBefore(ends)) {
            return fails ? "FAILED" : "SUCCEEDED";
        }
        return now.isBefore(requested.plus(pending)) ? "PENDING" : "RUNNING";
    }

    boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    String fileName() {
        return Products.name(this) + ".zip";
    }

    Map<String, Object> json(Instant now, Duration pending, String filesUrl, long productBytes) {
        String status = status(now, pending);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job_id", id);
        json.put("user_id", user);
        json.put("job_type", type);
        json.put("job_parameters", parameters);
        json.put("request_time", requested.atOffset(java.time.ZoneOffset.UTC).toString());
        json.put("status_code", status);
        json.put("execution_started", !status.equals("PENDING"));
        if (name != null) {
            json.put("name", name);
        }
        json.put("priority", 9000L);
        json.put("credit_cost", cost);
        json.put("something_new", Map.of("that", List.of("nobody knows yet")));
        if (status.equals("SUCCEEDED")) {
            Map<String, Object> file = file(filesUrl, productBytes);
            json.put("files", listedTwice ? List.of(file, file) : List.of(file));
            json.put("browse_images", List.of(filesUrl + id + "/" + Products.name(this) + "_unw_phase.png"));
            json.put("thumbnail_images", new ArrayList<>());
            json.put("logs", new ArrayList<>());
            json.put("expiration_time", String.valueOf(expires));
            json.put("processing_times", List.of(1234.5));
        } else if (status.equals("FAILED")) {
            json.put("logs", List.of(filesUrl + id + "/" + id + ".log"));
            json.put("processing_times", List.of(55.0));
        }
        told.forEach(json::put);
        return json;
    }

    private Map<String, Object> file(String filesUrl, long productBytes) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("filename", listedName == null ? fileName() : listedName);
        file.put("size", productBytes);
        file.put("url", filesUrl + id + "/" + fileName() + "?X-Amz-Signature=" + Hyp3StandIn.SIGNATURE_MARK + id);
        file.put("s3", Map.of("bucket", "hyp3-contentbucket", "key", id + "/" + fileName()));
        return file;
    }
}
