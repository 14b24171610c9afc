package io.insarhub.hyp3;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.WaitClock;
import io.insarhub.api.file.ProcessorCache;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.download.Downloads;
import io.insarhub.core.download.Workers;
import io.insarhub.core.folder.FileNames;
import io.insarhub.hyp3.job.JobStatus;
import io.insarhub.hyp3.job.ProductFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Looks after a folder's jobs: how far they are, and their products. Writes {@code .insarhub_cache.json}. */
final class JobWatch {

    private final JobFolder folder;
    private final Accounts accounts;
    private final JobLookup lookup;
    private final Downloads downloads;
    private final WaitClock clock;
    private final Hyp3InsarOptions options;
    private final ProgressListener listener;
    private final Cancellation cancellation;
    private final Set<Path> brought;
    private final VerifiedFiles verified = new VerifiedFiles();

    /**
     * Looks after the jobs of a folder.
     *
     * @param brought the files that have come in this call, which may look more than once; added to
     */
    JobWatch(Submission.Parts parts, Downloads downloads, Hyp3InsarOptions options, Set<Path> brought) {
        folder = parts.folder();
        accounts = parts.accounts();
        lookup = parts.lookup();
        clock = parts.clock();
        listener = parts.listener();
        cancellation = parts.cancellation();
        this.downloads = downloads;
        this.options = options;
        this.brought = brought;
    }

    /** Asks for every job in every job file, however old. */
    JobsReport check() {
        Map<String, String> ids = folder.accountsById();
        KnownJobs known = new KnownJobs();
        known.add(lookup.find(ids).jobs());
        List<JobEntry> entries = new ArrayList<>();
        ids.forEach((id, account) ->
                entries.add(new JobEntry(id, account, known.job(id).orElse(null), clock.now())));
        JobsReport report = new JobsReport(entries, accounts.refused());
        remember(report);
        int ended =
                (int) entries.stream().filter(job -> !job.status().isActive()).count();
        listener.onProgress(new Progress("jobs", ended, entries.size(), "jobs", report.toString()));
        return report;
    }

    /** Fetches what is to be had. */
    ProductsReport download(JobsReport jobs) {
        Path out = folder.stack().productFolder();
        folder.stack().cache().ifPresent(cache -> verified.recall(cache.toMap()));
        Map<String, JobEntry> wanted = new LinkedHashMap<>();
        List<ProductFile> files = new ArrayList<>();
        List<JobEntry> expired = new ArrayList<>();
        List<ProductsReport.Failure> failed = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (JobEntry entry : jobs.jobs(JobStatus.SUCCEEDED)) {
            if (products(entry).isEmpty() && entry.isExpired()) {
                expired.add(entry);
            } else if (products(entry).isEmpty()) {
                failed.add(new ProductsReport.Failure(
                        entry, entry.name().orElse(entry.id()), "the service lists no product of it", false));
            }
            for (ProductFile file : products(entry)) {
                if (entry.isExpired() && !isThere(out, entry, file)) {
                    expired.add(entry);
                } else if (names.add(file.name())) {
                    wanted.put(file.name(), entry);
                    files.add(file);
                } else if (!isSameWork(entry, wanted.get(file.name()))) {
                    String reason = "another job, " + wanted.get(file.name()) + ", has a product of the same name,"
                            + " and only one can be here; take this one from the service by hand";
                    failed.add(new ProductsReport.Failure(entry, file.name(), reason, false));
                }
            }
        }
        ProductDownload product = new ProductDownload(
                new CheckedDownload(downloads, verified, options.skipExisting(), brought), out, options.layersOnly());
        AtomicInteger done = new AtomicInteger();
        List<Outcome> outcomes =
                Workers.run(files.size(), threads(), cancellation, "Downloading products", (index, stop) -> {
                    ProductFile file = files.get(index);
                    JobEntry entry = java.util.Objects.requireNonNull(wanted.get(file.name()));
                    Outcome outcome = fetch(product, entry, file, stop);
                    listener.onProgress(new Progress(
                            "products",
                            outcome.arrival != null ? done.incrementAndGet() : done.get(),
                            files.size(),
                            "products",
                            file.name()));
                    return outcome;
                });
        List<Path> there = new ArrayList<>();
        List<Path> fresh = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).name();
            JobEntry job = java.util.Objects.requireNonNull(wanted.get(name));
            Outcome outcome = outcomes.get(i);
            ProductDownload.Arrival arrival = outcome.arrival;
            if (arrival != null) {
                there.add(arrival.place());
                if (arrival.fresh()) {
                    fresh.add(arrival.place());
                }
            } else if (job.isExpired() && !outcome.elsewhere) {
                expired.add(job);
            } else {
                failed.add(new ProductsReport.Failure(job, name, outcome.problem, outcome.elsewhere));
            }
        }
        remember(jobs);
        return new ProductsReport(jobs, there, fresh, expired, failed);
    }

    /**
     * Products in hand at a time: while {@code max_workers} of them come, which {@link Downloads} sees to, others are being
     * checked, so that the network does not wait for the checks.
     */
    private int threads() {
        return options.maxWorkers()
                + Math.min(options.maxWorkers(), Runtime.getRuntime().availableProcessors());
    }

    private record Outcome(ProductDownload.@Nullable Arrival arrival, String problem, boolean elsewhere) {}

    private static Outcome fetch(ProductDownload product, JobEntry entry, ProductFile file, Cancellation stop) {
        try {
            return product.run(entry.job().orElseThrow(), file, entry.isExpired(), stop)
                    .map(arrival -> new Outcome(arrival, "", false))
                    .orElse(new Outcome(null, "another program is fetching it", true));
        } catch (CancelledException e) {
            throw e;
        } catch (InsarhubException e) {
            return new Outcome(null, String.valueOf(e.getMessage()), false);
        }
    }

    private static boolean isSameWork(JobEntry one, @Nullable JobEntry other) {
        return other != null
                && KnownJobs.isSameWork(one.job().orElseThrow(), other.job().orElseThrow());
    }

    private static Collection<ProductFile> products(JobEntry entry) {
        return entry.job().map(ProductDownload::products).orElse(List.of());
    }

    /** A name from the service that leads elsewhere is none of a file here. */
    private static Path safe(Path out, String name) {
        return out.resolve(name.replace('/', '_').replace('\\', '_'));
    }

    private boolean isThere(Path out, JobEntry entry, ProductFile file) {
        Path zip = safe(out, file.name());
        return Files.exists(zip)
                || entry.job()
                        .map(job ->
                                ProductLayers.areThere(job, zip.getFileName().toString(), out))
                        .orElse(false);
    }

    /** The products that can be had or are there, and those named before whose jobs could not be looked up now. */
    private void remember(JobsReport jobs) {
        Path out = folder.stack().productFolder();
        folder.stack().cache(); // sets a broken one aside
        JsonFiles.update(
                folder.stack().path().resolve(FileNames.PROCESSOR_CACHE),
                ProcessorCache.class,
                () -> ProcessorCache.of(List.of(), out.toAbsolutePath().toString()),
                cache -> {
                    Set<String> names = new LinkedHashSet<>();
                    if (!jobs.jobs(JobStatus.UNKNOWN).isEmpty()) {
                        names.addAll(cache.filenames());
                    }
                    for (JobEntry entry : jobs.jobs(JobStatus.SUCCEEDED)) {
                        for (ProductFile file : products(entry)) {
                            if (!entry.isExpired() || isThere(out, entry, file)) {
                                names.add(file.name());
                            }
                        }
                    }
                    verified.recall(cache.toMap());
                    ProcessorCache changed = cache.withFilenames(names);
                    Map<String, Object> files = verified.toMap();
                    return files.isEmpty()
                            ? changed
                            : ProcessorCache.of(JsonObjects.with(changed.toMap(), VerifiedFiles.KEY, files));
                });
    }
}
