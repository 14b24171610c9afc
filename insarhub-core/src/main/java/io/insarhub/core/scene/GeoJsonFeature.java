package io.insarhub.core.scene;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.insarhub.api.LonLat;
import io.insarhub.core.scene.RawScene.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one feature of a GeoJSON file as ASF's Python client saves it and Vertex exports it. */
final class GeoJsonFeature {

    private static final Map<String, Field> PROPERTIES = Map.ofEntries(
            Map.entry("sceneName", Field.NAME),
            Map.entry("fileID", Field.FILE_ID),
            Map.entry("startTime", Field.START),
            Map.entry("stopTime", Field.STOP),
            Map.entry("pathNumber", Field.PATH),
            Map.entry("frameNumber", Field.ASF_FRAME),
            Map.entry("esaFrame", Field.ESA_FRAME),
            Map.entry("fullBurstID", Field.FULL_BURST_ID),
            Map.entry("orbit", Field.ABSOLUTE_ORBIT),
            Map.entry("flightDirection", Field.FLIGHT_DIRECTION),
            Map.entry("lookDirection", Field.LOOK_DIRECTION),
            Map.entry("platform", Field.PLATFORM),
            Map.entry("beamModeType", Field.BEAM_MODE),
            Map.entry("polarization", Field.POLARIZATION),
            Map.entry("processingLevel", Field.PROCESSING_LEVEL),
            Map.entry("groupID", Field.GROUP_ID),
            Map.entry("centerLat", Field.CENTER_LAT),
            Map.entry("centerLon", Field.CENTER_LON),
            Map.entry("url", Field.URL),
            Map.entry("bytes", Field.BYTES),
            Map.entry("md5sum", Field.MD5),
            Map.entry("perpendicularBaseline", Field.PERPENDICULAR_BASELINE),
            Map.entry("temporalBaseline", Field.TEMPORAL_BASELINE));

    private static final Map<String, Field> BASELINE = Map.of(
            "ascendingNodeTime", Field.ASC_NODE_TIME,
            "prePositionTime", Field.PRE_TIME,
            "postPositionTime", Field.POST_TIME,
            "insarBaseline", Field.PERPENDICULAR_BASELINE);

    private static final Map<String, Field> VECTORS = Map.of(
            "prePosition", Field.PRE_POSITION,
            "postPosition", Field.POST_POSITION,
            "preVelocity", Field.PRE_VELOCITY,
            "postVelocity", Field.POST_VELOCITY);

    private final RawScene raw = new RawScene();

    private GeoJsonFeature() {}

    static RawScene read(JsonParser parser) throws IOException {
        GeoJsonFeature feature = new GeoJsonFeature();
        JsonWalk.fields(parser, feature::field);
        return feature.raw;
    }

    private void field(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "properties" -> JsonWalk.fields(parser, this::property);
            case "baseline" -> JsonWalk.fields(parser, this::baseline);
            case "geometry" -> JsonWalk.fields(parser, this::geometry);
            default -> {
                // type, id, bbox
            }
        }
    }

    private void property(String name, JsonParser parser) throws IOException {
        Field field = PROPERTIES.get(name);
        if (field != null) {
            raw.put(field, JsonWalk.scalar(parser));
        } else if (name.equals("s3Urls")) {
            JsonWalk.elements(parser, p -> raw.putIfAbsent(Field.S3_URL, JsonWalk.scalar(p)));
        } else if (name.equals("burst")) {
            JsonWalk.fields(parser, this::property);
        } else if (name.equals("baseline")) {
            JsonWalk.fields(parser, this::baseline);
        }
    }

    private void baseline(String name, JsonParser parser) throws IOException {
        Field field = BASELINE.get(name);
        Field vector = VECTORS.get(name);
        if (field != null) {
            raw.putIfAbsent(field, JsonWalk.scalar(parser));
        } else if (vector != null) {
            List<String> numbers = new ArrayList<>(3);
            boolean given = parser.currentToken() == JsonToken.START_ARRAY;
            JsonWalk.elements(parser, p -> numbers.add(String.valueOf(JsonWalk.scalar(p))));
            raw.put(vector, given ? String.join(",", numbers) : null);
        } else {
            JsonWalk.fields(parser, this::baseline);
        }
    }

    private void geometry(String name, JsonParser parser) throws IOException {
        if (!name.equals("coordinates")) {
            return;
        }
        Object coordinates = coordinates(parser);
        if (coordinates instanceof List<?> list) {
            addRings(list);
        }
    }

    /** A point, or a list of what is inside an array; null for anything else. */
    private @Nullable Object coordinates(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return null;
        }
        List<Object> inside = new ArrayList<>();
        List<Double> numbers = new ArrayList<>(2);
        JsonWalk.elements(parser, p -> {
            String text = JsonWalk.scalar(p);
            Object child = coordinates(p);
            if (text != null) {
                numbers.add(Scalars.number(text));
            } else if (child != null) {
                inside.add(child);
            }
        });
        if (numbers.size() < 2) {
            return inside;
        }
        double longitude = numbers.get(0);
        double latitude = numbers.get(1);
        if (!LonLat.isValid(longitude, latitude)) {
            raw.addBroken("a corner of the footprint is " + longitude + ", " + latitude);
            return null;
        }
        return new LonLat(longitude, latitude);
    }

    /** Rings of a polygon or of several; of one with holes the outline, which comes first. */
    private void addRings(List<?> list) {
        if (list.isEmpty() || !(list.get(0) instanceof List<?> first)) {
            return;
        }
        if (isRing(first)) {
            raw.addRing(first.stream().map(LonLat.class::cast).toList());
        } else {
            list.stream().filter(List.class::isInstance).forEach(polygon -> addRings((List<?>) polygon));
        }
    }

    private static boolean isRing(List<?> list) {
        return !list.isEmpty() && list.stream().allMatch(LonLat.class::isInstance);
    }
}
