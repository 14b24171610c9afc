package io.insarhub.quality.maps;

import io.insarhub.api.BadFileException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Season;
import io.insarhub.api.file.QualityCache;
import io.insarhub.core.folder.FileNames;
import io.insarhub.quality.coherence.DecayPlanes;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.features.Unknown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decay maps of a stack's folder that hold for its area: those tagged with the area's hash; without a tag, those that
 * reach over the area, and those that the Python program's cache says it made for it. Of a map that does not hold the
 * season is unknown, never guessed from another place.
 */
public final class FolderMaps {

    private final Map<Season, DecayPlanes> bySeason = new EnumMap<>(Season.class);
    private final List<Unknown> unknown = new ArrayList<>();

    private FolderMaps() {}

    /**
     * Reads them.
     *
     * @param place the area; without one no map can hold
     * @param cache the folder's quality cache, or null
     * @param polarization {@code vv} or {@code vh}
     */
    public static FolderMaps read(
            Path folder, @Nullable Place place, @Nullable QualityCache cache, String polarization) {
        FolderMaps maps = new FolderMaps();
        for (Season season : Season.values()) {
            Path file = folder.resolve(FileNames.DECAY_MAPS).resolve(FileNames.decayMap(season, polarization));
            if (place == null) {
                maps.note(season, "the area of interest is not known");
            } else if (!Files.isRegularFile(file)) {
                maps.note(season, "there is no decay map " + file.getFileName());
            } else {
                maps.read(season, file, place, isOfPython(cache, place, season, polarization));
            }
        }
        return maps;
    }

    private void read(Season season, Path file, Place place, boolean madeForIt) {
        DecayMapFile map;
        try {
            map = DecayMapFile.read(file);
        } catch (BadFileException e) {
            note(season, String.valueOf(e.getMessage()));
            return;
        }
        boolean holds = map.aoiHash()
                .map(place.hash()::equals)
                .orElseGet(() -> madeForIt || map.covers(place.aoi().bounds()));
        if (!holds) {
            note(season, file.getFileName() + " was made for another area");
        } else if (!hasSizeOfOthers(map.planes())) {
            note(season, file.getFileName() + " has another size than the maps of other seasons");
        } else {
            bySeason.put(season, map.planes());
        }
    }

    /** The models of each pixel by season. */
    public Map<Season, DecayPlanes> bySeason() {
        return bySeason;
    }

    /** The seasons without a map that holds, and why. */
    public List<Unknown> unknown() {
        return unknown;
    }

    private void note(Season season, String reason) {
        unknown.add(new Unknown("coherence in " + season, reason));
    }

    private boolean hasSizeOfOthers(DecayPlanes planes) {
        return bySeason.values().stream()
                .allMatch(other -> other.width() == planes.width() && other.height() == planes.height());
    }

    /** Whether the Python program notes, by a key of its cache, that it made the season's map for this area. */
    private static boolean isOfPython(@Nullable QualityCache cache, Place place, Season season, String polarization) {
        if (cache == null
                || !(cache.toMap().get("s1_coherence") instanceof Map<?, ?> section)
                || !(section.get("map") instanceof Map<?, ?> entries)) {
            return false;
        }
        for (LonLat point : place.cachePoints()) {
            String key = "s1coh_pmaps:" + degrees(point.latitude()) + ":" + degrees(point.longitude()) + ":" + season
                    + ":" + polarization;
            if (entries.containsKey(key)) {
                return true;
            }
        }
        return false;
    }

    private static String degrees(double value) {
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
