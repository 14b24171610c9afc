package io.insarhub.core;

import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.aoi.SceneFootprint;
import io.insarhub.core.plot.FootprintFigure;
import io.insarhub.core.plot.FootprintModel;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where scenes lie: as a map, which needs no network, and as GeoJSON for a GIS. On the map each stack is one outline, in a
 * cold colour if ascending and a warm one if descending. Scenes across the date line are drawn side by side there, and cut
 * at ±180° in GeoJSON. Immutable.
 */
public final class FootprintMap {

    private final Scenes scenes;
    private final @Nullable Aoi aoi;
    private final String title;

    private FootprintMap(Scenes scenes, @Nullable Aoi aoi, String title) {
        this.scenes = scenes;
        this.aoi = aoi;
        this.title = title;
    }

    /** A map of these scenes. */
    public static FootprintMap of(Scenes scenes) {
        return new FootprintMap(scenes, null, "");
    }

    /** The same map with an area of interest. */
    public FootprintMap withAoi(Aoi area) {
        return new FootprintMap(scenes, area, title);
    }

    /** The same map with a headline. */
    public FootprintMap titled(String headline) {
        return new FootprintMap(scenes, aoi, headline);
    }

    /**
     * Writes GeoJSON (RFC 7946): a feature for each scene with its name, stack, date, direction and so on, without geometry
     * where the footprint is not known; and, last, one for the area of interest. A file that is there is replaced in one
     * step.
     *
     * @return the file
     * @throws io.insarhub.api.BadFileException if it cannot be written
     */
    public Path writeGeoJson(Path file) {
        FootprintsGeoJson.write(scenes.list(), aoi, file);
        return file;
    }

    /**
     * Writes the map as PNG; a picture that is there is replaced in one step.
     *
     * @return the file
     * @throws io.insarhub.api.BadFileException if it cannot be written, or there is no font to write with
     */
    public Path writePng(Path file) {
        FootprintFigure.of(model()).writePng(file);
        return file;
    }

    /**
     * The map, 1600 × 1300 pixels.
     *
     * @throws io.insarhub.api.BadFileException if there is no font to write with
     */
    public BufferedImage image() {
        return FootprintFigure.of(model()).image();
    }

    private FootprintModel model() {
        List<FootprintModel.Stack> stacks = new ArrayList<>();
        for (Map.Entry<StackId, Scenes> group : scenes.groups().entrySet()) {
            stacks.add(stack(label(group.getKey()), group.getValue()));
        }
        if (!scenes.ungrouped().isEmpty()) {
            stacks.add(stack("no stack", scenes.ungrouped()));
        }
        return new FootprintModel(title, summary(), stacks, aoi == null ? null : aoi.geometry());
    }

    private static FootprintModel.Stack stack(String label, Scenes group) {
        return new FootprintModel.Stack(label, direction(group), group.size(), SceneFootprint.of(group.list()));
    }

    private static String label(StackId id) {
        return "p" + id.path() + " f" + id.frame();
    }

    private static FootprintModel.Direction direction(Scenes group) {
        return group.stream()
                .map(Scene::flightDirection)
                .filter(Objects::nonNull)
                .findFirst()
                .map(direction -> switch (direction.isEmpty() ? ' ' : Character.toUpperCase(direction.charAt(0))) {
                    case 'A' -> FootprintModel.Direction.ASCENDING;
                    case 'D' -> FootprintModel.Direction.DESCENDING;
                    default -> FootprintModel.Direction.UNKNOWN;
                })
                .orElse(FootprintModel.Direction.UNKNOWN);
    }

    private String summary() {
        int unknown = (int)
                scenes.stream().filter(scene -> scene.footprint().isEmpty()).count();
        List<LocalDate> dates = new ArrayList<>();
        for (Scene scene : scenes) {
            LocalDate date = scene.date();
            if (date != null) {
                dates.add(date);
            }
        }
        dates.sort(null);
        String all = scenes.size() + (scenes.size() == 1 ? " scene" : " scenes");
        return all + span(dates) + (unknown == 0 ? "" : "  ·  " + unknown + " without a footprint");
    }

    private static String span(List<LocalDate> sorted) {
        if (sorted.isEmpty()) {
            return "";
        }
        LocalDate first = sorted.get(0);
        LocalDate last = sorted.get(sorted.size() - 1);
        return "  ·  " + first + (first.equals(last) ? "" : " to " + last);
    }
}
