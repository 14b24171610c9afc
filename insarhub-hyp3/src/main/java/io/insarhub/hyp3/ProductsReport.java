package io.insarhub.hyp3;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of a folder's products.
 *
 * @param jobs the jobs as they were when the products were asked for
 * @param verified products that are there, each checked to the byte, in the order of their jobs: the zip of each, or the
 *     folder of its layers
 * @param downloaded those among them that came in this run
 * @param expired jobs whose product is gone for good, and not there; order them again
 * @param failed products that could not be had, with why
 */
public record ProductsReport(
        JobsReport jobs, List<Path> verified, List<Path> downloaded, List<JobEntry> expired, List<Failure> failed) {

    /** Copies the lists. */
    public ProductsReport {
        verified = List.copyOf(verified);
        downloaded = List.copyOf(downloaded);
        expired = List.copyOf(expired);
        failed = List.copyOf(failed);
    }

    /**
     * A product that could not be had.
     *
     * @param job whose it is
     * @param file its name
     * @param reason why
     * @param beingFetched true if another program is bringing it home at this moment: look again later
     */
    public record Failure(JobEntry job, String file, String reason, boolean beingFetched) {}

    /** True while there is something to wait for: a job under way, or a product that another program is fetching. */
    public boolean isActive() {
        return jobs.isActive() || failed.stream().anyMatch(Failure::beingFetched);
    }

    /** True if nothing is under way, and every product that can be had is there. */
    public boolean isComplete() {
        return !jobs.isActive() && failed.isEmpty();
    }

    /** The numbers, in a line. */
    @Override
    public String toString() {
        return jobs + "; " + verified.size() + " products verified, " + downloaded.size() + " of them new, "
                + expired.size() + " expired, " + failed.size() + " failed";
    }
}
