package io.insarhub.hyp3;

import io.insarhub.api.json.Fields;
import io.insarhub.hyp3.job.Hyp3Job;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of jobs.
 *
 * @param jobs maybe none
 * @param next where the list goes on; null at its end
 */
record JobPage(List<Hyp3Job> jobs, @Nullable String next) {

    @SuppressWarnings("unchecked") // the keys of JSON objects are strings
    static JobPage of(Map<String, Object> answer) {
        Fields fields = Fields.of(answer);
        List<Hyp3Job> jobs = fields.list(
                        "jobs", "a job", job -> job instanceof Map<?, ?> map ? Hyp3Job.of((Map<String, ?>) map) : null)
                .orElseThrow(() -> Fields.wrong("$.jobs", "a list of jobs", null));
        return new JobPage(jobs, fields.string("next").orElse(null));
    }
}
