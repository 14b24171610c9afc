package io.insarhub.core.scene;

import com.fasterxml.jackson.core.JsonParser;
import io.insarhub.api.LonLat;
import io.insarhub.core.scene.RawScene.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one item of a CMR page: a granule in UMM-G, with the additional attributes that ASF writes. */
final class CmrItem {

    private static final Map<String, Field> ATTRIBUTES = Map.ofEntries(
            Map.entry("PATH_NUMBER", Field.PATH),
            Map.entry("FRAME_NUMBER", Field.ASF_FRAME),
            Map.entry("CENTER_ESA_FRAME", Field.ESA_FRAME),
            Map.entry("BURST_ID_FULL", Field.FULL_BURST_ID),
            Map.entry("ASCENDING_DESCENDING", Field.FLIGHT_DIRECTION),
            Map.entry("LOOK_DIRECTION", Field.LOOK_DIRECTION),
            Map.entry("ASF_PLATFORM", Field.PLATFORM),
            Map.entry("BEAM_MODE_TYPE", Field.BEAM_MODE),
            Map.entry("POLARIZATION", Field.POLARIZATION),
            Map.entry("PROCESSING_TYPE", Field.PROCESSING_LEVEL),
            Map.entry("GROUP_ID", Field.GROUP_ID),
            Map.entry("CENTER_LAT", Field.CENTER_LAT),
            Map.entry("CENTER_LON", Field.CENTER_LON),
            Map.entry("BYTES", Field.BYTES),
            Map.entry("MD5SUM", Field.MD5),
            Map.entry("ASC_NODE_TIME", Field.ASC_NODE_TIME),
            Map.entry("SV_POSITION_PRE", Field.PRE_POSITION),
            Map.entry("SV_POSITION_POST", Field.POST_POSITION),
            Map.entry("SV_VELOCITY_PRE", Field.PRE_VELOCITY),
            Map.entry("SV_VELOCITY_POST", Field.POST_VELOCITY),
            Map.entry("INSAR_BASELINE", Field.PERPENDICULAR_BASELINE));

    private static final Map<String, Double> UNITS =
            Map.of("B", 1.0, "KB", 0x1p10, "MB", 0x1p20, "GB", 0x1p30, "TB", 0x1p40);

    private static final Set<String> IDENTIFIER = Set.of("Identifier", "IdentifierType");
    private static final Set<String> SIZE = Set.of("Size", "SizeUnit", "SizeInBytes");
    private static final Set<String> RANGE = Set.of("BeginningDateTime", "EndingDateTime");
    private static final Set<String> ORBIT = Set.of("OrbitNumber", "BeginOrbitNumber");
    private static final Set<String> PLATFORM = Set.of("ShortName");
    private static final Set<String> POINT = Set.of("Longitude", "Latitude");
    private static final Set<String> URL = Set.of("URL", "Type");

    private final RawScene raw = new RawScene();

    private CmrItem() {}

    static RawScene read(JsonParser parser) throws IOException {
        CmrItem item = new CmrItem();
        JsonWalk.fields(parser, (name, p) -> {
            if (name.equals("umm")) {
                JsonWalk.fields(p, item::granule);
            }
        });
        return item.raw;
    }

    private void granule(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "GranuleUR" -> raw.put(Field.FILE_ID, JsonWalk.scalar(parser));
            case "DataGranule" -> JsonWalk.fields(parser, this::dataGranule);
            case "TemporalExtent" -> JsonWalk.fields(parser, this::temporalExtent);
            case "OrbitCalculatedSpatialDomains" -> JsonWalk.elements(parser, this::orbit);
            case "AdditionalAttributes" -> JsonWalk.elements(parser, this::attribute);
            case "SpatialExtent" -> JsonWalk.fields(parser, this::spatialExtent);
            case "RelatedUrls" -> JsonWalk.elements(parser, this::relatedUrl);
            case "Platforms" -> JsonWalk.elements(parser, this::platform);
            default -> {
                // the rest of UMM-G is of no use here
            }
        }
    }

    private void dataGranule(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "Identifiers" ->
                JsonWalk.elements(parser, p -> {
                    Texts id = Texts.of(p, IDENTIFIER);
                    if ("ProducerGranuleId".equals(id.get("IdentifierType"))) {
                        raw.putIfAbsent(Field.NAME, id.get("Identifier"));
                    }
                });
            case "ArchiveAndDistributionInformation" ->
                JsonWalk.elements(parser, p -> raw.putIfAbsent(Field.BYTES, size(Texts.of(p, SIZE))));
            default -> {
                // day or night, production time
            }
        }
    }

    private void temporalExtent(String name, JsonParser parser) throws IOException {
        if (name.equals("RangeDateTime")) {
            Texts range = Texts.of(parser, RANGE);
            raw.put(Field.START, range.get("BeginningDateTime"));
            raw.put(Field.STOP, range.get("EndingDateTime"));
        } else if (name.equals("SingleDateTime")) {
            raw.put(Field.START, JsonWalk.scalar(parser));
        }
    }

    private void orbit(JsonParser parser) throws IOException {
        Texts orbit = Texts.of(parser, ORBIT);
        raw.putIfAbsent(Field.ABSOLUTE_ORBIT, orbit.get("OrbitNumber"));
        raw.putIfAbsent(Field.ABSOLUTE_ORBIT, orbit.get("BeginOrbitNumber"));
    }

    private void platform(JsonParser parser) throws IOException {
        raw.putIfAbsent(Field.PLATFORM, Texts.of(parser, PLATFORM).get("ShortName"));
    }

    private void attribute(JsonParser parser) throws IOException {
        Attribute attribute = new Attribute();
        JsonWalk.fields(parser, attribute::field);
        Field field = attribute.name == null ? null : ATTRIBUTES.get(attribute.name);
        if (field == null || attribute.values.isEmpty()) {
            return;
        }
        switch (field) {
            case PRE_POSITION -> vector(field, Field.PRE_TIME, attribute.values.get(0));
            case POST_POSITION -> vector(field, Field.POST_TIME, attribute.values.get(0));
            case PRE_VELOCITY, POST_VELOCITY -> vector(field, null, attribute.values.get(0));
            case POLARIZATION -> raw.put(field, String.join("+", attribute.values));
            default -> raw.put(field, attribute.values.get(0));
        }
    }

    /** Splits {@code x,y,z,time}; the time of a velocity is that of its position. */
    private void vector(Field field, @Nullable Field timeField, String text) {
        int lastComma = text.lastIndexOf(',');
        if (lastComma < 0) {
            raw.put(field, text);
            return;
        }
        raw.put(field, text.substring(0, lastComma));
        if (timeField != null) {
            raw.put(timeField, text.substring(lastComma + 1).strip());
        }
    }

    private void spatialExtent(String name, JsonParser parser) throws IOException {
        if (name.equals("HorizontalSpatialDomain") || name.equals("Geometry") || name.equals("Boundary")) {
            JsonWalk.fields(parser, this::spatialExtent);
        } else if (name.equals("GPolygons")) {
            JsonWalk.elements(parser, p -> JsonWalk.fields(p, this::spatialExtent));
        } else if (name.equals("Points")) {
            List<LonLat> ring = new ArrayList<>();
            JsonWalk.elements(parser, p -> point(Texts.of(p, POINT), ring));
            raw.addRing(ring);
        }
    }

    private void point(Texts point, List<LonLat> ring) {
        String longitude = point.get("Longitude");
        String latitude = point.get("Latitude");
        double x = longitude == null ? Double.NaN : Scalars.number(longitude);
        double y = latitude == null ? Double.NaN : Scalars.number(latitude);
        if (LonLat.isValid(x, y)) {
            ring.add(new LonLat(x, y));
        } else {
            raw.addBroken("a corner of the footprint is " + longitude + ", " + latitude);
        }
    }

    private void relatedUrl(JsonParser parser) throws IOException {
        Texts url = Texts.of(parser, URL);
        String type = url.get("Type");
        if ("GET DATA".equals(type)) {
            raw.putIfAbsent(Field.URL, url.get("URL"));
        } else if ("GET DATA VIA DIRECT ACCESS".equals(type)) {
            raw.putIfAbsent(Field.S3_URL, url.get("URL"));
        }
    }

    /** Bytes of a distribution that gives its size in some unit; null where it gives none. */
    private static @Nullable String size(Texts distribution) {
        String exact = distribution.get("SizeInBytes");
        String size = distribution.get("Size");
        Double unit = UNITS.get(String.valueOf(distribution.get("SizeUnit")));
        if (exact != null || size == null || unit == null) {
            return exact;
        }
        double bytes = Scalars.number(size) * unit;
        return bytes >= 0 && bytes < 0x1p53 ? Long.toString(Math.round(bytes)) : null;
    }

    /** One additional attribute: a name with values. */
    private static final class Attribute {

        private @Nullable String name;
        private final List<String> values = new ArrayList<>(1);

        void field(String field, JsonParser parser) throws IOException {
            if (field.equals("Name")) {
                name = JsonWalk.scalar(parser);
            } else if (field.equals("Values") && (name == null || ATTRIBUTES.containsKey(name))) {
                JsonWalk.elements(parser, p -> {
                    String value = JsonWalk.scalar(p);
                    if (value != null) {
                        values.add(value);
                    }
                });
            }
        }
    }
}
