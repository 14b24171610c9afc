package io.insarhub.core;

import com.fasterxml.jackson.core.JsonGenerator;
import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.aoi.SceneFootprint;
import io.insarhub.core.json.AtomicFile;
import io.insarhub.core.json.JsonValues;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Writes footprints as GeoJSON (RFC 7946), one scene at a time. */
final class FootprintsGeoJson {

    private final JsonGenerator json;

    private FootprintsGeoJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Replaces a file, or makes it.
     *
     * @throws io.insarhub.api.BadFileException if it cannot be written
     */
    static void write(List<Scene> scenes, @Nullable Aoi aoi, Path file) {
        AtomicFile.write(file, out -> write(scenes, aoi, out));
    }

    private static void write(List<Scene> scenes, @Nullable Aoi aoi, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        JsonGenerator generator = JsonValues.factory().createGenerator(buffered);
        // the stream is not ours to close
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (generator) {
            FootprintsGeoJson json = new FootprintsGeoJson(generator);
            generator.writeStartObject();
            generator.writeStringField("type", "FeatureCollection");
            generator.writeArrayFieldStart("features");
            for (Scene scene : scenes) {
                json.feature(scene);
            }
            if (aoi != null) {
                json.feature(aoi);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        buffered.flush();
    }

    private void feature(Scene scene) throws IOException {
        begin("scene");
        text("name", scene.name());
        text("stack", scene.stackId().map(StackId::toString).orElse(null));
        text("date", scene.date() == null ? null : String.valueOf(scene.date()));
        text("start", scene.start() == null ? null : String.valueOf(scene.start()));
        number("path", scene.path());
        number("frame", scene.frame());
        number("absoluteOrbit", scene.absoluteOrbit());
        text("flightDirection", scene.flightDirection());
        text("platform", scene.platform());
        text("beamMode", scene.beamMode());
        text("polarization", scene.polarization());
        text("processingLevel", scene.processingLevel());
        end(SceneFootprint.of(scene));
    }

    private void feature(Aoi aoi) throws IOException {
        begin("aoi");
        text("name", "Area of interest");
        json.writeNumberField("areaKm2", aoi.areaKm2());
        end(aoi.geometry());
    }

    private void begin(String kind) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("properties");
        json.writeStringField("kind", kind);
    }

    private void end(Geometry geometry) throws IOException {
        json.writeEndObject();
        json.writeFieldName("geometry");
        if (geometry.isEmpty()) {
            json.writeNull();
        } else {
            geometry(geometry);
        }
        json.writeEndObject();
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void number(String name, @Nullable Integer value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    private void geometry(Geometry shape) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", shape.getGeometryType());
        boolean mixed = shape.getGeometryType().equals("GeometryCollection");
        json.writeArrayFieldStart(mixed ? "geometries" : "coordinates");
        if (mixed) {
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                geometry(shape.getGeometryN(i));
            }
        } else {
            coordinates(shape);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What stands between the brackets of {@code coordinates}. */
    private void coordinates(Geometry shape) throws IOException {
        if (shape instanceof Polygon polygon) {
            array(polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                array(polygon.getInteriorRingN(i));
            }
        } else if (shape instanceof GeometryCollection) {
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                array(shape.getGeometryN(i));
            }
        } else if (shape instanceof LineString line) {
            for (var at : line.getCoordinates()) {
                json.writeArray(new double[] {at.x, at.y}, 0, 2);
            }
        } else {
            json.writeNumber(shape.getCoordinate().x);
            json.writeNumber(shape.getCoordinate().y);
        }
    }

    private void array(Geometry shape) throws IOException {
        json.writeStartArray();
        coordinates(shape);
        json.writeEndArray();
    }
}
