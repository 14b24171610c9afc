package io.insarhub.core.aoi;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** What scenes cover, as a shape of the same form as an area: degrees, longitude first, cut at ±180°. */
public final class SceneFootprint {

    private SceneFootprint() {}

    /**
     * The polygons of a scene's footprint; empty where the record has none. A ring that encloses nothing covers nothing:
     * catalogues hold such.
     */
    public static Geometry of(Scene scene) {
        List<Geometry> parts = new ArrayList<>();
        for (List<LonLat> ring : scene.footprint()) {
            if (ring.size() > 2) {
                parts.addAll(parts(ring));
            }
        }
        return DateLine.joined(parts);
    }

    /**
     * What scenes cover together. Scenes of a stack lie on each other but for a few hundred metres; of those whose corners
     * differ by less than some two kilometres only the first counts. Time is linear in the number of scenes that differ by
     * no more than that.
     */
    public static Geometry of(List<Scene> scenes) {
        return FootprintOutline.of(scenes);
    }

    private static List<Geometry> parts(List<LonLat> ring) {
        Coordinate[] points = ring.stream()
                .map(at -> DateLine.at(at.longitude(), at.latitude()))
                .toArray(Coordinate[]::new);
        try {
            return DateLine.parts(RingUnwrap.polygon(points));
        } catch (BadOptionException e) {
            // a ring that winds around the globe is no footprint
            return List.of();
        }
    }
}
