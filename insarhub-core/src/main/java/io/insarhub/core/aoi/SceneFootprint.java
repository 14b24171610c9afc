package io.insarhub.core.aoi;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** A scene's footprint as a shape of the same form as an area. */
public final class SceneFootprint {

    private SceneFootprint() {}

    /**
     * The polygons of a scene's footprint, cut at ±180°; empty where the record has none. A ring that encloses nothing
     * covers nothing: catalogues hold such.
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
