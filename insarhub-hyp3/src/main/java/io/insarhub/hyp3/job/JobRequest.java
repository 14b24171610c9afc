package io.insarhub.hyp3.job;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.json.JsonObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A job to order. Immutable.
 *
 * @param jobType what to make, for example {@code INSAR_GAMMA}
 * @param name the name that the user knows it by; 1 to 100 characters
 * @param parameters from what and how, in the service's names
 */
public record JobRequest(String jobType, String name, Map<String, Object> parameters) {

    private static final int LONGEST_NAME = 100;

    /** What the service adds to the parameters of a job and then refuses to get. */
    private static final Set<String> SERVERS_OWN = Set.of("bucket", "bucket_prefix");

    /**
     * Checks the name.
     *
     * @throws BadOptionException if it is empty or too long
     */
    public JobRequest {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new BadOptionException(
                    "name",
                    "must have 1 to " + LONGEST_NAME + " characters, but \"" + name + "\" has " + name.length());
        }
        parameters = JsonObjects.copyOf(parameters);
    }

    /** A job with parameters of a known type. */
    public static JobRequest of(String name, JobParameters parameters) {
        return new JobRequest(parameters.jobType(), name, parameters.toMap());
    }

    /** The same work as a job that was accepted before, without the fields that are the service's own. */
    public static JobRequest again(Hyp3Job job) {
        Map<String, Object> parameters = new LinkedHashMap<>(job.parameters());
        parameters.keySet().removeAll(SERVERS_OWN);
        return new JobRequest(job.jobType(), job.name().orElse(job.id()), parameters);
    }

    /** The two scenes, where it is about two. */
    public Optional<ScenePair> pair() {
        return Parameters.pair(parameters);
    }

    /** What it is about, for a quick look-up: the type and the scenes or bursts, but not how they are processed. */
    public String subject() {
        return subject(jobType, parameters);
    }

    /** {@link #subject()} of a job that was accepted. */
    public static String subject(Hyp3Job job) {
        return subject(job.jobType(), job.parameters());
    }

    /** True if a job was accepted for just this work. */
    public boolean isFor(Hyp3Job job) {
        return job.jobType().equals(jobType) && Parameters.covers(jobType, job.parameters(), parameters);
    }

    /** The request as the service takes it. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("job_type", jobType);
        map.put("job_parameters", parameters);
        map.put("name", name);
        return map;
    }

    private static String subject(String type, Map<String, Object> parameters) {
        StringBuilder subject = new StringBuilder(type);
        for (String key : List.of("granules", "reference", "secondary")) {
            subject.append('|').append(Parameters.ordered(type, key, parameters.get(key)));
        }
        return subject.toString();
    }
}
