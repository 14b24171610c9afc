package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.file.ProcessorCache;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.folder.FileNames;
import io.insarhub.hyp3.job.Hyp3Job;
import io.insarhub.hyp3.job.JobRequest;
import io.insarhub.hyp3.job.ProductFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What needs no ordering: besides the jobs that are under way or whose products can be had, those that expired at the
 * service after their products had come home. Only reads. For one thread.
 */
final class ProductsAtHome {

    private static final Logger LOG = LoggerFactory.getLogger(ProductsAtHome.class);

    private final JobFolder folder;
    private final KnownJobs known;
    private final Cancellation cancellation;
    private final VerifiedFiles verified = new VerifiedFiles();
    private final Map<String, Boolean> answers = new HashMap<>();
    private boolean recalled;

    ProductsAtHome(JobFolder folder, KnownJobs known, Cancellation cancellation) {
        this.folder = folder;
        this.known = known;
        this.cancellation = cancellation;
    }

    /**
     * A job for this work, none of some others, that makes it needless to order it.
     *
     * @param others jobs that do not count
     */
    Optional<Hyp3Job> find(JobRequest request, Instant now, Set<String> others) {
        Optional<Hyp3Job> good = known.good(request, now, others);
        return good.isPresent()
                ? good
                : known.all(request).stream()
                        .filter(job -> job.isExpired(now) && !others.contains(job.id()))
                        .filter(job -> answers.computeIfAbsent(job.id(), id -> isHere(job)))
                        .findFirst();
    }

    /** True if each of its products is here and whole, as a zip or as layers. */
    private boolean isHere(Hyp3Job job) {
        recall();
        Path out = folder.stack().productFolder();
        List<ProductFile> zips = ProductDownload.products(job);
        return !zips.isEmpty()
                && zips.stream()
                        .allMatch(zip -> isPlain(zip.name())
                                && (verified.isRight(
                                                out.resolve(zip.name()), zip.bytes(), ContentCheck::zip, cancellation)
                                        || ProductLayers.areRight(job, zip.name(), out, verified, cancellation)));
    }

    /** A name from the service that leads elsewhere is none of a file here. */
    private static boolean isPlain(String name) {
        return name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    }

    /** What was checked before need not be read again. */
    private void recall() {
        if (recalled) {
            return;
        }
        recalled = true;
        try {
            JsonFiles.readIfPresent(folder.stack().path().resolve(FileNames.PROCESSOR_CACHE), ProcessorCache.class)
                    .ifPresent(cache -> verified.recall(cache.toMap()));
        } catch (BadFileException e) {
            LOG.info("{}; the products are checked anew", e.getMessage());
        }
    }
}
