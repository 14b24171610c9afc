package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ServiceException;
import io.insarhub.hyp3.job.Costs;
import io.insarhub.hyp3.job.JobRequest;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an account can pay for. Where the service does not tell, it is left to the service to refuse. */
final class Budget {

    private static final Logger LOG = LoggerFactory.getLogger(Budget.class);

    private Budget() {}

    /** Credits left; infinite where they are unlimited, or where the service cannot tell. */
    static double credits(Hyp3Client client, Cancellation cancellation) {
        try {
            return client.user(cancellation).remainingCredits().orElse(Double.POSITIVE_INFINITY);
        } catch (ServiceException e) {
            LOG.info("{}: its credits are not known ({}); the service will say when they end", client, e.getMessage());
            return Double.POSITIVE_INFINITY;
        }
    }

    /** The service's table, else the documented one. */
    static Costs costs(Hyp3Client client, Cancellation cancellation) {
        try {
            return client.costs(cancellation);
        } catch (ServiceException e) {
            LOG.info("{}: its costs are not known ({}); counting with the documented ones", client, e.getMessage());
            return Costs.documented();
        }
    }

    /** The first jobs that the credits pay for, at most so many. */
    static List<JobRequest> affordable(List<JobRequest> jobs, double credits, Costs costs, int most) {
        int count = 0;
        for (double left = credits; count < Math.min(most, jobs.size()); count++) {
            left -= cost(jobs.get(count), costs);
            if (left < 0) {
                break;
            }
        }
        return List.copyOf(jobs.subList(0, count));
    }

    /** What jobs cost, credits; a job of unknown price counts as nothing, and is the service's to refuse. */
    static double cost(List<JobRequest> jobs, Costs costs) {
        return jobs.stream().mapToDouble(job -> cost(job, costs)).sum();
    }

    /** The same, where a job of unknown price counts as one that nothing pays for. */
    static double mostCost(List<JobRequest> jobs, Costs costs) {
        return jobs.stream()
                .mapToDouble(job ->
                        costs.of(job).orElseGet(() -> Costs.documented().of(job).orElse(Double.POSITIVE_INFINITY)))
                .sum();
    }

    /**
     * How many of some jobs fit where all were too many, by the service's own numbers.
     *
     * @param spent credits that are spoken for besides, as in a dry run, of which the service does not know
     */
    static int fit(Hyp3Exception tooFew, int jobs, double spent) {
        double each = tooFew.costCredits().orElse(Double.NaN) / jobs;
        double left = tooFew.remainingCredits().orElse(0) - spent;
        return each > 0 && left > 0 ? (int) Math.min(jobs - 1.0, Math.floor(left / each)) : 0;
    }

    private static double cost(JobRequest job, Costs costs) {
        return costs.of(job).orElseGet(() -> Costs.documented().of(job).orElse(0));
    }
}
