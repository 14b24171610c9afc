package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.json.Fields;
import io.insarhub.core.folder.FileNames;
import io.insarhub.hyp3.job.JobRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code .insarhub_submit_intent.json}: jobs that are about to be sent. On disk before they are, gone when their IDs are:
 * where it is found, nobody knows yet what became of them.
 *
 * @param id tells it from any other
 * @param account who orders
 * @param service the API's address
 * @param time when it was written, by this machine's clock
 * @param into name of the job file that the IDs belong in
 * @param knownIds jobs for the same work that the folder had already: not those that this asks for
 * @param jobs the jobs
 */
record SubmitIntent(
        String id,
        String account,
        String service,
        Instant time,
        String into,
        Set<String> knownIds,
        List<JobRequest> jobs) {

    SubmitIntent {
        knownIds = Set.copyOf(knownIds);
        jobs = List.copyOf(jobs);
    }

    static SubmitIntent now(Account account, Instant time, String into, Set<String> knownIds, List<JobRequest> jobs) {
        String service = account.client().service().apiUrl().toString();
        return new SubmitIntent(UUID.randomUUID().toString(), account.name(), service, time, into, knownIds, jobs);
    }

    static SubmitIntent of(Map<String, Object> json) {
        Fields fields = Fields.of(json);
        return new SubmitIntent(
                required(fields, "id"),
                required(fields, "account"),
                required(fields, "service"),
                fields.instant("time").orElseThrow(() -> Fields.wrong(fields.path("time"), "a time", null)),
                into(fields),
                Set.copyOf(fields.strings("known_job_ids").orElse(List.of())),
                fields.list("jobs", "a job with type, name and parameters", SubmitIntent::job)
                        .orElseThrow(() -> Fields.wrong(fields.path("jobs"), "a list of jobs", null)));
    }

    Map<String, Object> toMap() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("account", account);
        json.put("service", service);
        json.put("time", time.toString());
        json.put("into", into);
        json.put("known_job_ids", knownIds.stream().sorted().toList());
        json.put("jobs", jobs.stream().map(JobRequest::toMap).toList());
        return json;
    }

    private static @Nullable JobRequest job(Object value) {
        if (value instanceof Map<?, ?> map
                && map.get("job_type") instanceof String type
                && map.get("name") instanceof String name
                && map.get("job_parameters") instanceof Map<?, ?> parameters) {
            @SuppressWarnings("unchecked") // the keys of JSON objects are strings
            Map<String, Object> typed = (Map<String, Object>) parameters;
            try {
                return new JobRequest(type, name, typed);
            } catch (BadOptionException notAName) {
                return null;
            }
        }
        return null;
    }

    /** IDs in a file that nobody looks into would be lost. */
    private static String into(Fields fields) {
        String name = required(fields, "into");
        if (!FileNames.isJobs(name)) {
            throw Fields.wrong(fields.path("into"), "the name of a job file", name);
        }
        return name;
    }

    private static String required(Fields fields, String key) {
        return fields.string(key).orElseThrow(() -> Fields.wrong(fields.path(key), "a string", null));
    }
}
