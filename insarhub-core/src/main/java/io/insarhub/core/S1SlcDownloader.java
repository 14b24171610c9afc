package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Progress;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.Downloader;
import io.insarhub.api.spi.FeatureSource;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.api.spi.PairCoherenceSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.aoi.Aoi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Searches, live or among saved scenes, filters, selects pairs and writes the stacks. */
final class S1SlcDownloader implements Downloader {

    private static final int NOTES_TOLD = 20;

    private final S1SlcRun settings;
    private final Supplier<List<FeatureSource>> weatherSources;
    private final Supplier<List<PairCoherenceSource>> coherenceSources;

    /** Checks every option; only whether files are there waits for {@link #run}. */
    S1SlcDownloader(
            Map<String, ?> options,
            Supplier<List<FeatureSource>> weatherSources,
            Supplier<List<PairCoherenceSource>> coherenceSources) {
        this.settings = S1SlcRun.of(options);
        this.weatherSources = weatherSources;
        this.coherenceSources = coherenceSources;
    }

    @Override
    public Map<String, Object> options() {
        return settings.toMap();
    }

    @Override
    public StageResult run(StageContext context) {
        SearchResult found = search(context).filter(settings.filter());
        if (found.scenes().isEmpty()) {
            throw new BadOptionException(
                    settings.savedSearch().isEmpty() ? "search" : S1SlcRun.SAVED_SEARCH,
                    "has no scene that fits the search options; widen them" + missing(found));
        }
        List<String> warnings = warnings(found);
        Map<StackId, PairNetwork> networks = selection(found, context, warnings).selectAll(found.scenes());
        context.cancellation().throwIfCancelled(S1SlcProvider.NAME);
        StageResult written = StackWriter.to(context.workdir())
                .downloader(S1SlcProvider.NAME, settings.configFile(found.area().orElse(null)))
                .write(networks);
        warnings.addAll(written.warnings());
        return new StageResult(written.summary(), written.files(), warnings);
    }

    private SearchResult search(StageContext context) {
        context.cancellation().throwIfCancelled(S1SlcProvider.NAME);
        if (settings.savedSearch().isEmpty()) {
            return settings.search().run(context.listener(), context.cancellation());
        }
        List<Path> files = settings.savedSearch();
        context.listener().onProgress(Progress.of("read scenes", 0, files.size(), "files"));
        Scenes saved = Scenes.read(files.get(0), files.subList(1, files.size()).toArray(Path[]::new));
        context.listener().onProgress(Progress.of("read scenes", files.size(), files.size(), "files"));
        return settings.search().among(saved);
    }

    private PairSelection selection(SearchResult found, StageContext context, List<String> warnings) {
        PairSelection selection = selector(found, context, warnings);
        List<FeatureSource> sources = settings.selectPairs().avoidLowQualityDays() ? weatherSources.get() : List.of();
        if (sources.isEmpty()) {
            return selection;
        }
        StackWeather weather =
                StackWeather.ask(sources, found.stacks(), found.area().orElse(null), context);
        warnings.addAll(weather.warnings());
        return selection.withWeather(weather);
    }

    private PairSelection selector(SearchResult found, StageContext context, List<String> warnings) {
        DesignPairsOptions design = settings.design();
        if (design == null) {
            return PairSelection.compatible(settings.selectPairs());
        }
        return PairSelection.designed(design, design.decayModel().orElseGet(() -> expected(found, context, warnings)));
    }

    private PairCoherence expected(SearchResult found, StageContext context, List<String> warnings) {
        Aoi area = found.area().orElse(null);
        Object text = settings.configFile(area).get(S1SlcRun.AREA);
        StackCoherence coherence = StackCoherence.ask(
                coherenceSources.get(), found.stacks(), area, text == null ? null : text.toString(), context);
        warnings.addAll(coherence.warnings());
        return coherence;
    }

    private static List<String> warnings(SearchResult found) {
        List<String> warnings = new ArrayList<>();
        if (!found.notFound().isEmpty()) {
            warnings.add("Not found: " + StackChecks.lost(found.notFound()));
        }
        List<Scenes.Note> notes =
                found.notes().stream().filter(note -> !note.leftOut()).toList();
        notes.stream().limit(NOTES_TOLD).forEach(note -> warnings.add(note.toString()));
        if (notes.size() > NOTES_TOLD) {
            warnings.add((notes.size() - NOTES_TOLD) + " more notes on what could not be read of the records");
        }
        return warnings;
    }

    private static String missing(SearchResult found) {
        return found.notFound().isEmpty() ? "" : ". Not found: " + StackChecks.named(found.notFound());
    }
}
