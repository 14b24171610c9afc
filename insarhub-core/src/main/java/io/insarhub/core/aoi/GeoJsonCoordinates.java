package io.insarhub.core.aoi;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** A {@code coordinates} member: one position, or a list of such members. What it means, the type tells. */
final class GeoJsonCoordinates {

    /** A multi-polygon is a list of polygons, these of rings, these of positions. */
    private static final int DEEPEST = 3;

    private final @Nullable Coordinate position;
    private final List<GeoJsonCoordinates> elements;

    private GeoJsonCoordinates(@Nullable Coordinate position, List<GeoJsonCoordinates> elements) {
        this.position = position;
        this.elements = elements;
    }

    static GeoJsonCoordinates read(JsonParser parser, PointBudget budget) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new JsonParseException(parser, "expected an array of coordinates");
        }
        parser.nextToken();
        return array(parser, budget, 0);
    }

    /**
     * The geometry of a type.
     *
     * @throws IllegalArgumentException if this is no such geometry
     */
    Geometry geometry(String type) {
        return switch (type) {
            case "Point" ->
                position == null && elements.isEmpty()
                        ? DateLine.FACTORY.createPoint()
                        : DateLine.FACTORY.createPoint(position());
            case "MultiPoint" -> DateLine.FACTORY.createMultiPointFromCoords(positions());
            case "LineString" -> DateLine.FACTORY.createLineString(positions());
            case "MultiLineString" ->
                DateLine.FACTORY.createGeometryCollection(elements().stream()
                        .map(line -> line.geometry("LineString"))
                        .toArray(Geometry[]::new));
            case "Polygon" -> polygon();
            case "MultiPolygon" ->
                DateLine.FACTORY.createGeometryCollection(
                        elements().stream().map(GeoJsonCoordinates::polygon).toArray(Geometry[]::new));
            default ->
                throw new IllegalArgumentException(
                        "\"" + Refusal.shortened(type) + "\" is no type of GeoJSON geometry");
        };
    }

    private static GeoJsonCoordinates array(JsonParser parser, PointBudget budget, int depth) throws IOException {
        budget.take(1);
        if (parser.currentToken().isNumeric()) {
            return new GeoJsonCoordinates(position(parser), List.of());
        }
        List<GeoJsonCoordinates> elements = new ArrayList<>();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_ARRAY || depth == DEEPEST) {
                throw new JsonParseException(parser, "expected coordinates, numbers in at most four levels of arrays");
            }
            parser.nextToken();
            elements.add(array(parser, budget, depth + 1));
            parser.nextToken();
        }
        return new GeoJsonCoordinates(null, elements);
    }

    private static Coordinate position(JsonParser parser) throws IOException {
        double x = parser.getDoubleValue();
        if (!parser.nextToken().isNumeric()) {
            throw new JsonParseException(parser, "expected a position of two numbers, longitude and latitude");
        }
        double y = parser.getDoubleValue();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isNumeric()) {
                throw new JsonParseException(parser, "expected numbers only in a position");
            }
        }
        return DateLine.at(x, y);
    }

    private Polygon polygon() {
        if (elements().isEmpty()) {
            return DateLine.FACTORY.createPolygon();
        }
        LinearRing shell = ring(elements.get(0));
        LinearRing[] holes =
                elements.stream().skip(1).map(GeoJsonCoordinates::ring).toArray(LinearRing[]::new);
        return shell.isEmpty() ? DateLine.FACTORY.createPolygon() : DateLine.FACTORY.createPolygon(shell, holes);
    }

    private static LinearRing ring(GeoJsonCoordinates ring) {
        return RingUnwrap.polygon(ring.positions()).getExteriorRing();
    }

    private Coordinate[] positions() {
        return elements().stream().map(GeoJsonCoordinates::position).toArray(Coordinate[]::new);
    }

    private Coordinate position() {
        if (position == null) {
            throw new IllegalArgumentException("expected a position, found an array");
        }
        return position;
    }

    private List<GeoJsonCoordinates> elements() {
        if (position != null) {
            throw new IllegalArgumentException("expected an array of positions, found a position");
        }
        return elements;
    }
}
