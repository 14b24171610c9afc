package io.insarhub.core.aoi;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.insarhub.api.BadFileException;
import io.insarhub.core.json.JsonValues;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads GeoJSON (RFC 7946, and the {@code crs} of the older GeoJSON 2008): a geometry, a feature or a collection of
 * either. Streams; of features only the geometry is kept. A {@code crs} counts for everything, wherever it stands.
 */
final class GeoJsonText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int DEEPEST = 100;

    private final JsonParser parser;
    private final PointBudget budget = new PointBudget();
    private final List<Geometry> found = new ArrayList<>();
    private @Nullable String crs;

    private GeoJsonText(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The geometries in a text, in WGS84 degrees.
     *
     * @throws BadFileException without a file but with line and column, if the text is no GeoJSON
     */
    static Geometry read(Reader text) throws IOException {
        try (JsonParser parser = JsonValues.factory().createParser(withoutByteOrderMark(text))) {
            GeoJsonText json = new GeoJsonText(parser);
            try {
                return json.read();
            } catch (JsonProcessingException e) {
                JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
                throw new BadFileException(null, place(at), "is not JSON: " + e.getOriginalMessage(), "", e);
            }
        }
    }

    private Geometry read() throws IOException {
        if (parser.nextToken() == null) {
            throw problem("is empty, expected GeoJSON");
        }
        object(0);
        if (parser.nextToken() != null) {
            throw problem("has more after the end of the GeoJSON");
        }
        Geometry all = DateLine.FACTORY.createGeometryCollection(found.toArray(Geometry[]::new));
        return crs == null ? all : CoordinateSystem.ofName(crs).toLonLat(all);
    }

    /** Any GeoJSON object, whose type may stand after its content. */
    private void object(int depth) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL && depth > 0) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT || depth > DEEPEST) {
            throw problem(depth > DEEPEST ? "is nested too deep" : "expected a GeoJSON object");
        }
        String type = null;
        GeoJsonCoordinates coordinates = null;
        boolean members = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> type = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
                case "coordinates" -> coordinates = GeoJsonCoordinates.read(parser, budget);
                case "geometry" -> {
                    object(depth + 1);
                    members = true;
                }
                case "geometries", "features" -> {
                    each(depth);
                    members = true;
                }
                case "crs" -> crs();
                default -> parser.skipChildren();
            }
        }
        finish(type, coordinates, members);
    }

    private void each(int depth) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw problem("expected an array of GeoJSON objects");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            budget.take(1);
            object(depth + 1);
        }
    }

    private void finish(@Nullable String type, @Nullable GeoJsonCoordinates coordinates, boolean members) {
        if (type == null || type.isEmpty()) {
            throw problem("expected a GeoJSON object with a \"type\"");
        }
        switch (type) {
            case "FeatureCollection", "Feature", "GeometryCollection" -> {
                if (!members) {
                    throw problem("the " + type + " has no geometry");
                }
            }
            default -> {
                if (coordinates == null) {
                    throw problem("\"" + Refusal.shortened(type) + "\" without coordinates is no GeoJSON");
                }
                found.add(geometry(type, coordinates));
            }
        }
    }

    private Geometry geometry(String type, GeoJsonCoordinates coordinates) {
        try {
            return coordinates.geometry(type);
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    /** The {@code crs} of GeoJSON 2008: a name; a link is refused; null says nothing. */
    private void crs() throws IOException {
        Object value = JsonValues.read(parser);
        if (value == null) {
            return;
        }
        String name = GeoJsonCrs.name(value);
        if (name == null) {
            throw problem("has a \"crs\" that is no name. Reproject it to EPSG:4326 and leave \"crs\" out");
        }
        if (crs != null && !crs.equals(name)) {
            throw problem("has parts in two coordinate reference systems, " + crs + " and " + name
                    + ". Reproject them to EPSG:4326");
        }
        crs = name;
    }

    private BadFileException problem(String what) {
        return new BadFileException(null, place(parser.currentLocation()), what, "", null);
    }

    private static String place(JsonLocation at) {
        return "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static Reader withoutByteOrderMark(Reader text) throws IOException {
        PushbackReader reader = new PushbackReader(text);
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }
}
