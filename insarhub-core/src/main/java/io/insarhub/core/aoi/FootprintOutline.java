package io.insarhub.core.aoi;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** The outline of many scenes together. */
final class FootprintOutline {

    private static final double SAME_DEGREES = 0.02;
    private static final int MOST_COMPARED = 200;

    private FootprintOutline() {}

    /**
     * What scenes cover together, cut at ±180°. Scenes of a stack lie on each other but for a few hundred metres; of those
     * whose corners differ by less than some two kilometres only the first counts. Time is linear in the number of scenes
     * that differ by no more than that.
     */
    static Geometry of(List<Scene> scenes) {
        Deque<List<List<LonLat>>> kept = new ArrayDeque<>();
        List<Geometry> parts = new ArrayList<>();
        for (Scene scene : scenes) {
            if (kept.stream().anyMatch(other -> alike(other, scene.footprint()))) {
                continue;
            }
            kept.addFirst(scene.footprint());
            if (kept.size() > MOST_COMPARED) {
                kept.removeLast();
            }
            Geometry footprint = SceneFootprint.of(scene);
            for (int i = 0; i < footprint.getNumGeometries(); i++) {
                if (!footprint.getGeometryN(i).isEmpty()) {
                    parts.add(footprint.getGeometryN(i));
                }
            }
        }
        return DateLine.joined(parts);
    }

    private static boolean alike(List<List<LonLat>> a, List<List<LonLat>> b) {
        boolean alike = a.size() == b.size();
        for (int ring = 0; alike && ring < a.size(); ring++) {
            alike = a.get(ring).size() == b.get(ring).size();
            for (int i = 0; alike && i < a.get(ring).size(); i++) {
                LonLat here = a.get(ring).get(i);
                LonLat there = b.get(ring).get(i);
                alike = Math.abs(here.longitude() - there.longitude()) < SAME_DEGREES
                        && Math.abs(here.latitude() - there.latitude()) < SAME_DEGREES;
            }
        }
        return alike;
    }
}
