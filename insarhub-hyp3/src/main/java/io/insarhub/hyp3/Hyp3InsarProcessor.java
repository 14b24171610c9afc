package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.WaitClock;
import io.insarhub.api.file.StackFile;
import io.insarhub.api.spi.Processor;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.download.Downloads;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.http.Network;
import io.insarhub.hyp3.job.JobRequest;
import io.insarhub.hyp3.job.JobStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code Hyp3_InSAR}: orders the interferograms of a stack's pairs from HyP3, watches the jobs, and brings the products
 * home. Its folder's files are its only state: every call is safe to repeat, after a crash at any moment too, and several
 * processes can work on one folder. No pair is paid for twice, and no job is lost.
 *
 * <p>Each call takes the folder of one stack, a listener and a cancellation. Calls block. Immutable; safe for use by many
 * threads.
 */
public final class Hyp3InsarProcessor implements Processor {

    private final Hyp3InsarOptions options;
    private final Hyp3Service service;
    private final List<EarthdataCredentials> given;
    private final Map<String, String> environment;
    private final Path home;
    private final Network network;
    private final Duration settleTime;
    private final Duration submitTimeout;
    private final Duration watchInterval;

    private Hyp3InsarProcessor(Builder builder) {
        options = builder.options;
        service = options.service();
        given = List.copyOf(builder.accounts);
        environment = Map.copyOf(builder.environment);
        home = builder.home;
        network = builder.network;
        settleTime = builder.settleTime;
        submitTimeout = builder.submitTimeout;
        watchInterval = builder.watchInterval;
    }

    /** A processor for the accounts that the options, the environment and the user's files name. */
    public static Hyp3InsarProcessor of(Hyp3InsarOptions options) {
        return builder(options).build();
    }

    /** Settings for a processor. */
    public static Builder builder(Hyp3InsarOptions options) {
        return new Builder(options);
    }

    /** Its options as the folder's config has them: without {@code max_credits}, which is of a call and not of the study. */
    @Override
    public Map<String, Object> options() {
        return options.recorded();
    }

    /** Orders the pairs of the options, or else of the folder's stack file. */
    public SubmitReport submit(StageContext context) {
        return submit(context, pairs(folder(context)), false);
    }

    /**
     * Orders the interferograms of pairs. What the folder has a job for already, with the same parameters and not failed, is
     * left out, unless its product expired and is not here either. Where credits end the rest is in the report, and submitting again goes on from there.
     *
     * @param force orders again what was ordered before, and pays for it again. A forced order that a crash or the end of
     *     the credits cut short is finished by the next one: what it has ordered already is not ordered once more
     * @throws BadOptionException if a pair is not one of scenes that HyP3 takes, or if the order would cost more than
     *     {@link Hyp3InsarOptions#maxCredits()}; nothing was ordered then
     * @throws CancelledException if it was cancelled or interrupted; what was ordered is in the folder
     * @throws BadFileException if a file of the folder cannot be read or written
     */
    public SubmitReport submit(StageContext context, Collection<ScenePair> pairs, boolean force) {
        JobFolder folder = folder(context);
        List<JobRequest> requests = requests(pairs);
        Accounts accounts = accounts(context);
        if (!accounts.usable().isEmpty()) {
            folder.stack().updateConfig(config -> config.withProcessor(Hyp3InsarProvider.NAME, options()));
        }
        return new Submission(
                        parts(context, folder, accounts),
                        new KnownJobs(),
                        requests,
                        options.submissionChunkSize(),
                        FileNames.JOBS,
                        force)
                .run();
    }

    /** What submitting the pairs of the options, or of the stack file, would do and cost. Orders and writes nothing. */
    public SubmitReport dryRun(StageContext context) {
        return dryRun(context, pairs(folder(context)), false);
    }

    /** What {@link #submit} would do and cost. Orders and writes nothing. */
    public SubmitReport dryRun(StageContext context, Collection<ScenePair> pairs, boolean force) {
        JobFolder folder = folder(context);
        List<JobRequest> requests = requests(pairs);
        Accounts accounts = accounts(context);
        KnownJobs known = new KnownJobs();
        Map<String, String> ids = folder.accountsById();
        known.add(lookup(context, accounts).find(ids).jobs());
        Set<String> jobsBefore = force ? new ForcedOrder(folder).jobsBefore().orElse(ids.keySet()) : Set.of();
        return new DryRun(
                        accounts,
                        new ProductsAtHome(folder, known, context.cancellation()),
                        requests,
                        options.submissionChunkSize(),
                        network.clock().now(),
                        context.cancellation())
                .run(jobsBefore);
    }

    /** The credits of every account, those that are not let in included. */
    public List<AccountCredits> credits(StageContext context) {
        Accounts accounts = accounts(context);
        List<AccountCredits> all = new ArrayList<>();
        accounts.refused()
                .forEach((name, why) -> all.add(new AccountCredits(name, null, String.valueOf(why.getMessage()))));
        for (Account account : accounts.usable()) {
            try {
                all.add(new AccountCredits(account.name(), account.client().user(context.cancellation()), ""));
            } catch (CancelledException e) {
                throw e;
            } catch (InsarhubException e) {
                all.add(new AccountCredits(account.name(), null, String.valueOf(e.getMessage())));
            }
        }
        return all;
    }

    /**
     * Looks how far every job of the folder is, however old, and remembers the names of the products. An ID that the
     * service tells nothing of is shown as unknown, and stays in its file.
     */
    public JobsReport check(StageContext context) {
        return watch(context, folder(context), accounts(context), Set.of()).check();
    }

    /**
     * Orders failed jobs again, with their own parameters, into a job file of their own, each pair once however many of its
     * jobs have failed. A pair for which another job is under way or came to a product, expired or not, is left out.
     */
    public SubmitReport retry(StageContext context) {
        JobFolder folder = folder(context);
        Accounts accounts = accounts(context);
        Submission.Parts parts = parts(context, folder, accounts);
        KnownJobs known = new KnownJobs();
        known.add(parts.lookup().find(folder.accountsById()).jobs());
        String file = folder.newRetryFile(network.clock().now());
        return new Submission(parts, known, known.toRetry(), options.submissionChunkSize(), file, false).run();
    }

    /**
     * Looks how far the jobs are, and fetches the products that are there to be had: several at a time, going on where an
     * earlier run stopped, each checked to the byte before it gets its name. Expired ones are reported.
     */
    public ProductsReport download(StageContext context) {
        JobWatch watch = watch(context, folder(context), accounts(context), ConcurrentHashMap.newKeySet());
        return watch.download(watch.check());
    }

    /**
     * Downloads again and again until no job is under way and every product that can be had is there. Whatever fails
     * in a round, the next one follows after a while.
     *
     * @throws io.insarhub.api.CredentialsException if no account is let in to begin with
     * @throws BadOptionException if an option cannot be used
     * @throws BadFileException if a file of the folder cannot be read to begin with
     * @throws CancelledException if it was cancelled or interrupted; what came is in the folder
     */
    public ProductsReport watch(StageContext context) {
        JobFolder folder = folder(context);
        AtomicReference<@Nullable Accounts> open = new AtomicReference<>();
        Set<Path> brought = ConcurrentHashMap.newKeySet();
        WatchRounds.Listener listener = new WatchRounds.Listener(context.listener());
        StageContext heard = new StageContext(context.workdir(), listener, context.cancellation());
        return new WatchRounds(network.clock(), watchInterval, listener, context.cancellation()).run(() -> {
            // once let in is enough: a password that was refused is not to be sent every five minutes
            Accounts accounts = open.updateAndGet(
                    before -> before == null || before.usable().isEmpty() ? accounts(heard) : before);
            JobWatch watch = watch(heard, folder, java.util.Objects.requireNonNull(accounts), brought);
            return watch.download(watch.check());
        });
    }

    /** Submits, and watches until all is there. */
    @Override
    public StageResult run(StageContext context) {
        SubmitReport submitted = submit(context);
        submitted.stoppedBy().ifPresent(e -> {
            throw e;
        });
        ProductsReport products = watch(context);
        List<String> warnings = new ArrayList<>();
        if (!submitted.remaining().isEmpty()) {
            warnings.add("no account can pay for " + submitted.remaining().size() + " pairs; run this again later");
        }
        submitted.rejected().forEach(job -> warnings.add(job.request().name() + ": " + job.reason()));
        submitted.accounts().stream()
                .filter(account -> !account.problem().isEmpty())
                .forEach(account -> warnings.add(account.account() + ": " + account.problem()));
        products.jobs().jobs(JobStatus.FAILED).forEach(job -> warnings.add(job + "; retry it"));
        products.expired().forEach(job -> warnings.add(job + "; submit it again"));
        products.failed().forEach(failure -> warnings.add(failure.file() + ": " + failure.reason()));
        return new StageResult(Hyp3InsarProvider.NAME + ": " + products, products.verified(), warnings);
    }

    private JobWatch watch(StageContext context, JobFolder folder, Accounts accounts, Set<Path> brought) {
        Downloads downloads = Downloads.builder(Hyp3Client.SERVICE)
                .network(network)
                .parallel(options.maxWorkers())
                .durable(false)
                .build();
        return new JobWatch(parts(context, folder, accounts), downloads, options, brought);
    }

    private List<JobRequest> requests(Collection<ScenePair> pairs) {
        return pairs.stream().map(options::request).distinct().toList();
    }

    private List<ScenePair> pairs(JobFolder folder) {
        if (!options.pairs().isEmpty()) {
            return options.pairs();
        }
        StackFile stack = folder.stack()
                .stackFile()
                .orElseThrow(() -> new BadOptionException(
                        "pairs",
                        "are missing: give them, or select pairs first; "
                                + folder.stack().path() + " has no stack file"));
        return stack.pairs();
    }

    private JobFolder folder(StageContext context) {
        Clock clock = new InstantClock(network.clock());
        List<StackFolder> stacks = Workdir.open(context.workdir(), clock).stacks();
        if (stacks.size() != 1) {
            throw new BadOptionException(
                    "workdir",
                    context.workdir() + " holds " + stacks.size() + " stacks; give the folder of one: "
                            + stacks.stream().map(StackFolder::id).toList());
        }
        return new JobFolder(stacks.get(0));
    }

    private Submission.Parts parts(StageContext context, JobFolder folder, Accounts accounts) {
        WaitClock clock = network.clock();
        return new Submission.Parts(
                folder,
                accounts,
                lookup(context, accounts),
                new Settlement(folder, accounts, clock, settleTime, context.cancellation()),
                options.maxCredits().orElse(Double.POSITIVE_INFINITY),
                clock,
                context.cancellation(),
                context.listener());
    }

    private JobLookup lookup(StageContext context, Accounts accounts) {
        return new JobLookup(accounts, options.maxWorkers(), context.cancellation());
    }

    private Accounts accounts(StageContext context) {
        List<EarthdataCredentials> all = new ArrayList<>(given);
        if (given.isEmpty()) {
            EarthdataCredentials.find(environment, home.resolve(".netrc")).ifPresent(all::add);
        }
        CredentialPool.Reading pool = options.pool().read(home);
        all.addAll(pool.accounts());
        if (all.isEmpty()) {
            return Accounts.none(home);
        }
        return Accounts.open(
                all,
                pool.problems(),
                credentials -> Hyp3Client.builder(credentials)
                        .service(service)
                        .network(network)
                        .submitTimeout(submitTimeout)
                        .build(),
                context.cancellation());
    }

    /** Without any secret. */
    @Override
    public String toString() {
        return Hyp3InsarProvider.NAME + "[" + service.apiUrl() + "]";
    }

    /** Settings for a processor. */
    public static final class Builder {

        private final Hyp3InsarOptions options;
        private List<EarthdataCredentials> accounts = List.of();
        private Map<String, String> environment = System.getenv();
        private Path home = Path.of(System.getProperty("user.home"));
        private Network network = Network.shared();
        private Duration settleTime = Duration.ofMinutes(1);
        private Duration submitTimeout = Duration.ofSeconds(45);
        private Duration watchInterval = Duration.ofMinutes(5);

        private Builder(Hyp3InsarOptions options) {
            this.options = options;
        }

        /** The accounts that go first, in place of those of the environment and {@code .netrc}. */
        public Builder accounts(List<EarthdataCredentials> value) {
            accounts = List.copyOf(value);
            return this;
        }

        /** The environment to look for credentials in; the process's by default. */
        public Builder environment(Map<String, String> value) {
            environment = value;
            return this;
        }

        /** Where {@code .netrc} and {@code .credit_pool} are; the user's home by default. */
        public Builder home(Path folder) {
            home = folder;
            return this;
        }

        /** What tells the time and waits; the machine's clock by default, another one for tests. */
        public Builder clock(WaitClock value) {
            return network(Network.on(value));
        }

        Builder network(Network value) {
            network = value;
            return this;
        }

        /** How long after a request without an answer the service may still accept it; 1 min by default. */
        public Builder settleTime(Duration value) {
            settleTime = value;
            return this;
        }

        /** How long a submission may take before it counts as one without an answer; 45 s by default. */
        public Builder submitTimeout(Duration value) {
            submitTimeout = value;
            return this;
        }

        /** How long {@code watch} waits between two looks; 5 min by default, longer while the service is ill. */
        public Builder watchInterval(Duration value) {
            watchInterval = value;
            return this;
        }

        /** The processor. */
        public Hyp3InsarProcessor build() {
            return new Hyp3InsarProcessor(this);
        }
    }
}
