package io.insarhub.hyp3;

import io.insarhub.hyp3.job.JobRequest;
import java.util.List;

/**
 * Finds the bad jobs of a chunk that the service refused as a whole: those that its words name, else the one that stands
 * alone. For one account and one thread.
 */
final class Rejections {

    /** So many jobs refused one after another, for reasons that name none of them: it is something else. */
    private static final int MOST_IN_A_ROW = 50;

    private int inARow;

    /** A chunk was taken. */
    void restore() {
        inARow = 0;
    }

    /**
     * The bad jobs; none if the chunk has to be cut to find them.
     *
     * @throws Hyp3Exception the refusal itself, if it is not the jobs
     */
    List<JobRequest> of(List<JobRequest> chunk, Hyp3Exception refusal) {
        String reason = String.valueOf(refusal.getMessage());
        List<JobRequest> named = chunk.stream()
                .filter(job -> job.pair()
                        .map(pair -> reason.contains(pair.reference()) || reason.contains(pair.secondary()))
                        .orElse(false))
                .toList();
        if (chunk.size() == 1 && named.isEmpty() && ++inARow > MOST_IN_A_ROW) {
            throw refusal;
        }
        return chunk.size() == 1 ? List.copyOf(chunk) : named.size() < chunk.size() ? named : List.of();
    }
}
