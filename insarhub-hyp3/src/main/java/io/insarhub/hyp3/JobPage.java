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
        if (!(answer.get("jobs") instanceof List<?> list)) {
            throw Fields.wrong("$.jobs", "a list of jobs", answer.get("jobs"));
        }
        List<Hyp3Job> jobs = list.stream()
                .filter(Map.class::isInstance) // what is no job hides none that is
                .map(job -> Hyp3Job.of((Map<String, ?>) job))
                .toList();
        return new JobPage(jobs, fields.string("next").orElse(null));
    }
}
