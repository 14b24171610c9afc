package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Options;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.spi.AnalyzerProvider;
import io.insarhub.api.spi.Component;
import io.insarhub.api.spi.ComponentProvider;
import io.insarhub.api.spi.DownloaderProvider;
import io.insarhub.api.spi.ProcessorProvider;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs the stages of a study one after the other in a work folder: a downloader once, then a processor and an analyzer
 * for each stack. Any of the three may be left out. Safe to run again: a stage whose files are there and whole is
 * skipped, and one that was interrupted goes on.
 */
public final class Pipeline {

    private final Path workdir;
    private final Optional<Step<DownloaderProvider>> downloader;
    private final Optional<Step<ProcessorProvider>> processor;
    private final Optional<Step<AnalyzerProvider>> analyzer;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    private Pipeline(Builder builder) {
        workdir = builder.workdir;
        downloader = builder.downloader;
        processor = builder.processor;
        analyzer = builder.analyzer;
        listener = builder.listener;
        cancellation = builder.cancellation;
    }

    /** A component made with its options. */
    private record Step<P extends ComponentProvider<?>>(P provider, Component component) {
        static <P extends ComponentProvider<?>> Step<P> of(P provider, Map<String, ?> options) {
            return new Step<>(provider, provider.create(options));
        }
    }

    /** A pipeline in a folder; the downloader makes it if it does not exist. */
    public static Builder in(Path workdir) {
        return new Builder(workdir);
    }

    /** A pipeline in an open work folder. */
    public static Builder in(Workdir workdir) {
        return new Builder(workdir.path());
    }

    /**
     * Runs what is not done yet, and returns when all is done.
     *
     * @return what each stage did, in order; a stage that was skipped says so
     * @throws io.insarhub.api.InsarhubException if a stage fails or is cancelled; what was done before it stays
     */
    public List<StageResult> run() {
        List<StageResult> results = new ArrayList<>();
        downloader.ifPresent(step -> results.add(download(step)));
        for (StackFolder stack : Workdir.open(workdir).stacks()) {
            processor.ifPresent(step -> results.add(runFor(
                    stack,
                    Stage.DOWNLOADED,
                    step,
                    config -> config.withProcessor(step.provider.name(), step.component.options()))));
            analyzer.ifPresent(step -> results.add(runFor(
                    stack,
                    Stage.ANALYZED,
                    step,
                    config -> config.withAnalyzer(step.provider.name(), step.component.options()))));
        }
        return results;
    }

    private StageResult download(Step<DownloaderProvider> step) {
        if (Files.isDirectory(workdir)
                && Workdir.open(workdir).stacks().stream()
                        .allMatch(s -> s.stage().hasReached(Stage.PAIRS_SELECTED))) {
            return skipped(step, workdir);
        }
        return step.component.run(context(workdir, step));
    }

    private StageResult runFor(StackFolder stack, Stage result, Step<?> step, UnaryOperator<InsarhubConfig> record) {
        if (stack.stage().hasReached(result)) {
            return skipped(step, stack.path());
        }
        StageResult done = step.component.run(context(stack.path(), step));
        stack.updateConfig(record);
        return done;
    }

    private StageContext context(Path folder, Step<?> step) {
        cancellation.throwIfCancelled(step.provider.name());
        return new StageContext(folder, listener, cancellation);
    }

    private static StageResult skipped(Step<?> step, Path folder) {
        return new StageResult(
                step.provider.name() + ": skipped, its files are in " + folder + " already", List.of(), List.of());
    }

    /** Puts a pipeline together. Names and options are checked when they are given. */
    public static final class Builder {

        private final Path workdir;
        private Optional<Step<DownloaderProvider>> downloader = Optional.empty();
        private Optional<Step<ProcessorProvider>> processor = Optional.empty();
        private Optional<Step<AnalyzerProvider>> analyzer = Optional.empty();
        private ProgressListener listener = ProgressListener.none();
        private Cancellation cancellation = Cancellation.never();

        private Builder(Path workdir) {
            this.workdir = workdir;
        }

        /** Who searches and selects, with options in the key names of the config file. */
        public Builder downloader(String name, Map<String, ?> options) {
            downloader = Optional.of(Step.of(Insarhub.downloaders().provider(name), options));
            return this;
        }

        /** Who searches and selects, with typed options. */
        public Builder downloader(String name, Options options) {
            return downloader(name, options.toMap());
        }

        /** Who makes the interferograms, with options in the key names of the config file. */
        public Builder processor(String name, Map<String, ?> options) {
            processor = Optional.of(Step.of(Insarhub.processors().provider(name), options));
            return this;
        }

        /** Who makes the interferograms, with typed options. */
        public Builder processor(String name, Options options) {
            return processor(name, options.toMap());
        }

        /** Who makes the ground motion, with options in the key names of the config file. */
        public Builder analyzer(String name, Map<String, ?> options) {
            analyzer = Optional.of(Step.of(Insarhub.analyzers().provider(name), options));
            return this;
        }

        /** Who makes the ground motion, with typed options. */
        public Builder analyzer(String name, Options options) {
            return analyzer(name, options.toMap());
        }

        /** Who hears the progress. */
        public Builder listener(ProgressListener progress) {
            listener = progress;
            return this;
        }

        /** What can stop it. */
        public Builder cancellation(Cancellation stop) {
            cancellation = stop;
            return this;
        }

        /**
         * The pipeline.
         *
         * @throws BadOptionException if its components do not fit together
         */
        public Pipeline build() {
            if (downloader.isPresent() && processor.isPresent()) {
                ProcessorProvider p = processor.get().provider;
                fit(
                        "processor",
                        p,
                        downloader.get().provider,
                        Insarhub.accepts(p.downloaders(), downloader.get().provider));
            }
            if (processor.isPresent() && analyzer.isPresent()) {
                AnalyzerProvider a = analyzer.get().provider;
                fit(
                        "analyzer",
                        a,
                        processor.get().provider,
                        Insarhub.accepts(a.processors(), processor.get().provider));
            }
            return new Pipeline(this);
        }

        private static void fit(String kind, ComponentProvider<?> after, ComponentProvider<?> before, boolean fits) {
            if (!fits) {
                throw new BadOptionException(
                        kind, after.name() + " cannot follow " + before.name() + "; see Insarhub.pipelineTree");
            }
        }
    }
}
