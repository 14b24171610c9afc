package io.insarhub.core;

import io.insarhub.api.spi.Analyzer;
import io.insarhub.api.spi.AnalyzerProvider;
import io.insarhub.api.spi.ComponentProvider;
import io.insarhub.api.spi.Downloader;
import io.insarhub.api.spi.DownloaderProvider;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.PairCoherenceSource;
import io.insarhub.api.spi.PairScorer;
import io.insarhub.api.spi.Processor;
import io.insarhub.api.spi.ProcessorProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way in: the components that are on the class path. Plug-ins are looked up at every call, with the thread's context
 * class loader and the library's own.
 */
public final class Insarhub {

    private Insarhub() {}

    /** Who searches for scenes and selects pairs. */
    public static Components<Downloader, DownloaderProvider> downloaders() {
        return downloaders(contextLoader());
    }

    /** The downloaders that a class loader sees. */
    public static Components<Downloader, DownloaderProvider> downloaders(ClassLoader loader) {
        Plugins<DownloaderProvider> plugins = Plugins.load(DownloaderProvider.class, loader);
        return new Components<>("downloader", plugins.found(), plugins.problems());
    }

    /** Who makes interferograms. */
    public static Components<Processor, ProcessorProvider> processors() {
        return processors(contextLoader());
    }

    /** The processors that a class loader sees. */
    public static Components<Processor, ProcessorProvider> processors(ClassLoader loader) {
        Plugins<ProcessorProvider> plugins = Plugins.load(ProcessorProvider.class, loader);
        return new Components<>("processor", plugins.found(), plugins.problems());
    }

    /** Who makes ground motion of interferograms. */
    public static Components<Analyzer, AnalyzerProvider> analyzers() {
        return analyzers(contextLoader());
    }

    /** The analyzers that a class loader sees. */
    public static Components<Analyzer, AnalyzerProvider> analyzers(ClassLoader loader) {
        Plugins<AnalyzerProvider> plugins = Plugins.load(AnalyzerProvider.class, loader);
        return new Components<>("analyzer", plugins.found(), plugins.problems());
    }

    /** Sources of weather, snow and other features that are on the class path. */
    public static List<FeatureSource> featureSources() {
        return Plugins.load(FeatureSource.class, contextLoader()).found();
    }

    /** Sources of expected coherence that are on the class path, for the designed selector. */
    public static List<PairCoherenceSource> pairCoherenceSources() {
        return Plugins.load(PairCoherenceSource.class, contextLoader()).found();
    }

    /** Who scores pairs: the first that is on the class path. */
    public static Optional<PairScorer> pairScorer() {
        return Plugins.load(PairScorer.class, contextLoader()).found().stream().findFirst();
    }

    /**
     * The processors that can follow a downloader, and the analyzers that can follow each, as a tree of text.
     *
     * @throws io.insarhub.api.BadOptionException if there is no such downloader
     */
    public static String pipelineTree(String downloader) {
        return pipelineTree(downloader, contextLoader());
    }

    static String pipelineTree(String downloader, ClassLoader loader) {
        DownloaderProvider root = downloaders(loader).provider(downloader);
        StringBuilder tree = new StringBuilder(label(root));
        List<ProcessorProvider> processors = processors(loader).usable(p -> accepts(p.downloaders(), root));
        Components<Analyzer, AnalyzerProvider> analyzers = analyzers(loader);
        for (Iterator<ProcessorProvider> i = processors.iterator(); i.hasNext(); ) {
            ProcessorProvider processor = i.next();
            tree.append('\n').append(i.hasNext() ? "├─ " : "└─ ").append(label(processor));
            List<AnalyzerProvider> following = analyzers.usable(a -> accepts(a.processors(), processor));
            for (Iterator<AnalyzerProvider> j = following.iterator(); j.hasNext(); ) {
                AnalyzerProvider analyzer = j.next();
                tree.append('\n')
                        .append(i.hasNext() ? "│  " : "   ")
                        .append(j.hasNext() ? "├─ " : "└─ ")
                        .append(label(analyzer));
            }
        }
        return tree.toString();
    }

    /** True if a component follows another: it names it, under any of its names, or follows all. */
    static boolean accepts(Set<String> names, ComponentProvider<?> before) {
        return names.isEmpty()
                || names.contains(before.name())
                || before.aliases().stream().anyMatch(names::contains);
    }

    private static String label(ComponentProvider<?> provider) {
        return provider.description().isEmpty() ? provider.name() : provider.name() + ": " + provider.description();
    }

    private static ClassLoader contextLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : Insarhub.class.getClassLoader();
    }
}
