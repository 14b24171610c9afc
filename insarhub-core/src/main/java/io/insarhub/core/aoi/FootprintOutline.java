package io.insarhub.core.aoi;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/** The outline of many scenes together. */
public final class FootprintOutline {

    private static final double SAME_DEGREES = 0.02;

    private FootprintOutline() {}

    /**
     * What scenes cover together, cut at ±180°. Scenes of a stack lie on each other but for a few hundred metres; of those
     * whose corners differ by less than some two kilometres only the first counts.
     */
    public static Geometry of(List<Scene> scenes) {
        Set<List<Long>> seen = new HashSet<>();
        List<Geometry> parts = new ArrayList<>();
        for (Scene scene : scenes) {
            if (seen.add(corners(scene))) {
                Geometry footprint = SceneFootprint.of(scene);
                for (int i = 0; i < footprint.getNumGeometries(); i++) {
                    if (!footprint.getGeometryN(i).isEmpty()) {
                        parts.add(footprint.getGeometryN(i));
                    }
                }
            }
        }
        return DateLine.joined(parts);
    }

    private static List<Long> corners(Scene scene) {
        List<Long> corners = new ArrayList<>();
        for (List<LonLat> ring : scene.footprint()) {
            for (LonLat at : ring) {
                corners.add(Math.round(at.longitude() / SAME_DEGREES));
                corners.add(Math.round(at.latitude() / SAME_DEGREES));
            }
        }
        return corners;
    }
}
