package io.insarhub.quality;

import io.insarhub.api.Season;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.core.StackFolder;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.plot.DecayFigure;
import io.insarhub.quality.coherence.DecayPlanes;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.features.Unknown;
import io.insarhub.quality.maps.DecayMapFile;
import io.insarhub.quality.maps.FolderMaps;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The decay maps of a stack: how the coherence of each pixel of the area of interest falls with time, by season. Files in
 * {@code decay_maps/}, shared with the Python program. A map that was made for another area does not count.
 */
public final class DecayMaps {

    private static final double LONGEST_TAU_DRAWN = 60;
    private static final int LONGEST_SPAN_DRAWN = 120;

    private final FolderMaps maps;

    private DecayMaps(FolderMaps maps) {
        this.maps = maps;
    }

    /**
     * The maps that a stack's folder has.
     *
     * @param polarization {@code vv} or {@code vh}
     */
    public static DecayMaps of(StackFolder stack, String polarization) {
        Place place = Place.of(stack.config().orElse(InsarhubConfig.empty())).orElse(null);
        return new DecayMaps(
                FolderMaps.read(stack.path(), place, stack.qualityCache().orElse(null), polarization));
    }

    /**
     * Fits a season's map and writes it, for the area whose hash it is tagged with. On all cores.
     *
     * @param place where the pixels lie, degrees
     * @param days the spans of time of the levels
     * @param levels for each span the coherence of each pixel, row by row, 0–1; 0 or NaN where there is none
     * @return the file
     */
    static Path write(
            Path stackFolder,
            Season season,
            String polarization,
            String aoiHash,
            int width,
            int height,
            GeoTransform place,
            double[] days,
            double[][] levels) {
        Path file = stackFolder.resolve(FileNames.DECAY_MAPS).resolve(FileNames.decayMap(season, polarization));
        DecayPlanes planes = DecayPlanes.fit(width, height, days, levels);
        DecayMapFile.of(planes, place, season, polarization, aoiHash).write(file);
        return file;
    }

    /** The seasons with a map that holds for the stack's area. */
    public Set<Season> seasons() {
        return Set.copyOf(maps.bySeason().keySet());
    }

    /** Why other seasons have none, a line each. */
    public List<String> missing() {
        return maps.unknown().stream().map(DecayMaps::line).toList();
    }

    /** The model of a pixel; empty if the season has no map, or the map no model there. */
    public Optional<DecayModel> model(Season season, int column, int row) {
        DecayPlanes planes = maps.bySeason().get(season);
        if (planes == null || column < 0 || row < 0 || column >= planes.width() || row >= planes.height()) {
            return Optional.empty();
        }
        int pixel = row * planes.width() + column;
        return planes.isValid(pixel)
                ? Optional.of(new DecayModel(planes.gammaInfinity(pixel), planes.gamma0(pixel), planes.tauDays(pixel)))
                : Optional.empty();
    }

    /**
     * Mean coherence of the area after some days within a season.
     *
     * @return 0–1; NaN if the season has no map
     */
    public double meanCoherence(Season season, int temporalBaselineDays) {
        DecayPlanes planes = maps.bySeason().get(season);
        if (planes == null) {
            return Double.NaN;
        }
        return IntStream.range(0, planes.size())
                .filter(planes::isValid)
                .mapToDouble(i -> new DecayModel(planes.gammaInfinity(i), planes.gamma0(i), planes.tauDays(i))
                        .coherence(temporalBaselineDays))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Draws a season's map as PNG: γ∞, γ0 and τ beside each other, each with its colour bar.
     *
     * @return false if the season has no map; nothing is written then
     * @throws io.insarhub.api.InsarhubException if it cannot be written, or there is no font to write with
     */
    public boolean writeQuickLook(Season season, Path png) {
        DecayPlanes planes = maps.bySeason().get(season);
        if (planes == null) {
            return false;
        }
        DecayFigure.writeMaps(
                "Coherence decay, " + season,
                planes.width(),
                planes.height(),
                List.of(
                        new DecayFigure.Plane("Coherence that stays, γ∞", 0, 1, planes::gammaInfinity),
                        new DecayFigure.Plane("Coherence at the start, γ0", 0, 1, planes::gamma0),
                        new DecayFigure.Plane("Decay time τ, days", 0, LONGEST_TAU_DRAWN, planes::tauDays)),
                png);
        return true;
    }

    /**
     * Draws the mean coherence of the area against time as PNG, a curve for each season that has a map.
     *
     * @return the file
     * @throws io.insarhub.api.InsarhubException if it cannot be written, or there is no font to write with
     */
    public Path writeCoherencePlot(Path png) {
        DecayFigure.writeCurves(
                "Expected coherence of the area",
                LONGEST_SPAN_DRAWN,
                maps.bySeason().keySet().stream()
                        .map(season -> new DecayFigure.Curve(season.toString(), days -> meanCoherence(season, days)))
                        .toList(),
                png);
        return png;
    }

    private static String line(Unknown unknown) {
        return unknown.feature() + ": " + unknown.reason();
    }
}
