package io.insarhub.quality;

import io.insarhub.api.Cancellation;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.StackFolder;
import io.insarhub.quality.coherence.ChainedCoherence;
import io.insarhub.quality.features.CachedFeatures;
import io.insarhub.quality.features.PairTable;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.features.StackScenes;
import io.insarhub.quality.features.Unknown;
import io.insarhub.quality.maps.FolderMaps;
import io.insarhub.quality.sources.FeatureFetch;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stack for scoring: its scenes, features and decay maps, from the folder and, of what that lacks, from
 * the services that the options allow.
 *
 * @param scenes the scenes
 * @param table the features of their pairs
 * @param unknown what could not be had, a line each
 */
record StackQuality(StackScenes scenes, PairTable table, List<String> unknown) {

    private static final String POLARIZATION = "vv";

    /** All scenes of a stack. */
    static StackQuality of(StackFolder folder, QualityOptions options, Clock clock, Cancellation cancellation) {
        return of(folder, StackScenes.of(stackFile(folder)), options, clock, cancellation);
    }

    /** These scenes of a stack. */
    static StackQuality of(
            StackFolder folder,
            Collection<String> names,
            QualityOptions options,
            Clock clock,
            Cancellation cancellation) {
        return of(folder, StackScenes.of(names, stackFile(folder)), options, clock, cancellation);
    }

    private static StackQuality of(
            StackFolder folder, StackScenes scenes, QualityOptions options, Clock clock, Cancellation cancellation) {
        InsarhubConfig config = folder.config().orElse(InsarhubConfig.empty());
        @Nullable Place place = Place.of(config).orElse(null);
        Set<LocalDate> dates = new TreeSet<>(scenes.dates());
        FeatureFetch.Result fetched = FeatureFetch.complete(
                folder.path(), options.sources(), clock, place, dates, POLARIZATION, cancellation);
        Map<String, String> reasons = new LinkedHashMap<>(fetched.reasons());
        Place.problem(config).ifPresent(problem -> reasons.put(CachedFeatures.AREA, problem));
        CachedFeatures features = CachedFeatures.read(fetched.cache(), place, dates, reasons);
        FolderMaps maps = FolderMaps.read(folder.path(), place, fetched.cache(), POLARIZATION);
        ChainedCoherence coherence = ChainedCoherence.of(maps.bySeason(), scenes.dates(), cancellation);
        List<String> unknown = new ArrayList<>();
        scenes.withoutDate().forEach(name -> unknown.add(name + ": no pair with it, its name tells no date"));
        long unplaced = IntStream.range(0, scenes.names().size())
                .filter(scene -> Double.isNaN(scenes.baselineMeters(scene)))
                .count();
        if (unplaced > 0) {
            unknown.add("bperp_diff: the stack file has no perpendicular baseline of " + unplaced + " of "
                    + scenes.names().size() + " scenes");
        }
        features.unknown().forEach(u -> unknown.add(line(u)));
        maps.unknown().stream()
                .filter(u -> FeatureFetch.isNeeded(u.feature(), dates))
                .forEach(u -> unknown.add(
                        line(u) + (reasons.containsKey(u.feature()) ? "; " + reasons.get(u.feature()) : "")));
        return new StackQuality(scenes, new PairTable(scenes, features, coherence, place), List.copyOf(unknown));
    }

    private static StackFile stackFile(StackFolder folder) {
        return folder.stackFile().orElse(StackFile.empty());
    }

    private static String line(Unknown unknown) {
        return unknown.feature() + ": " + unknown.reason();
    }
}
