package io.insarhub.quality;

import io.insarhub.api.Cancellation;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.StackFolder;
import io.insarhub.quality.coherence.ChainedCoherence;
import io.insarhub.quality.features.CachedFeatures;
import io.insarhub.quality.features.PairTable;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.features.StackScenes;
import io.insarhub.quality.features.Unknown;
import io.insarhub.quality.maps.FolderMaps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stack's folder holds for scoring, brought together without a network: scenes, cached features, decay maps.
 *
 * @param scenes the scenes
 * @param table the features of their pairs
 * @param unknown what could not be had, a line each
 */
record StackQuality(StackScenes scenes, PairTable table, List<String> unknown) {

    private static final String POLARIZATION = "vv";

    /** All scenes of a stack. */
    static StackQuality of(StackFolder folder, Cancellation cancellation) {
        return of(folder, StackScenes.of(stackFile(folder)), cancellation);
    }

    /** These scenes of a stack. */
    static StackQuality of(StackFolder folder, Collection<String> names, Cancellation cancellation) {
        return of(folder, StackScenes.of(names, stackFile(folder)), cancellation);
    }

    private static StackQuality of(StackFolder folder, StackScenes scenes, Cancellation cancellation) {
        @Nullable Place place = Place.of(folder.config().orElse(InsarhubConfig.empty())).orElse(null);
        @Nullable QualityCache cache = folder.qualityCache().orElse(null);
        CachedFeatures features = CachedFeatures.read(cache, place, new HashSet<>(scenes.dates()));
        FolderMaps maps = FolderMaps.read(folder.path(), place, cache, POLARIZATION);
        ChainedCoherence coherence = ChainedCoherence.of(maps.bySeason(), scenes.dates(), cancellation);
        List<String> unknown = new ArrayList<>();
        scenes.withoutDate().forEach(name -> unknown.add(name + ": no pair with it, its name tells no date"));
        features.unknown().forEach(u -> unknown.add(line(u)));
        maps.unknown().forEach(u -> unknown.add(line(u)));
        return new StackQuality(scenes, new PairTable(scenes, features, coherence, place), List.copyOf(unknown));
    }

    private static StackFile stackFile(StackFolder folder) {
        return folder.stackFile().orElse(StackFile.empty());
    }

    private static String line(Unknown unknown) {
        return unknown.feature() + ": " + unknown.reason();
    }
}
