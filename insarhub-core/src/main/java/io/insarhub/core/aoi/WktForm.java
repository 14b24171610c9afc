package io.insarhub.core.aoi;

import java.math.BigDecimal;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes well-known text of which the same numbers are read, to the last bit; JTS's own stops at sixteen decimals. */
final class WktForm {

    private final StringBuilder text = new StringBuilder();

    private WktForm() {}

    static String of(Geometry shape) {
        WktForm form = new WktForm();
        form.tagged(shape);
        return form.text.toString();
    }

    private void tagged(Geometry shape) {
        text.append(name(shape)).append(' ');
        content(shape);
    }

    private static String name(Geometry shape) {
        return shape instanceof Point
                ? "POINT"
                : shape instanceof LineString
                        ? "LINESTRING"
                        : shape instanceof Polygon ? "POLYGON" : collectionName(shape);
    }

    private static String collectionName(Geometry shape) {
        return shape instanceof MultiPoint
                ? "MULTIPOINT"
                : shape instanceof MultiLineString
                        ? "MULTILINESTRING"
                        : shape instanceof MultiPolygon ? "MULTIPOLYGON" : "GEOMETRYCOLLECTION";
    }

    private void content(Geometry shape) {
        if (shape instanceof Point point) {
            points(point.getCoordinateSequence());
        } else if (shape instanceof LineString line) {
            points(line.getCoordinateSequence());
        } else if (shape instanceof Polygon polygon) {
            text.append('(');
            points(polygon.getExteriorRing().getCoordinateSequence());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                text.append(", ");
                points(polygon.getInteriorRingN(i).getCoordinateSequence());
            }
            text.append(')');
        } else if (shape instanceof GeometryCollection collection) {
            boolean mixed = name(collection).equals("GEOMETRYCOLLECTION");
            text.append('(');
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                text.append(i == 0 ? "" : ", ");
                if (mixed) {
                    tagged(collection.getGeometryN(i));
                } else {
                    content(collection.getGeometryN(i));
                }
            }
            text.append(')');
        }
    }

    private void points(CoordinateSequence points) {
        text.append('(');
        for (int i = 0; i < points.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            text.append(number(points.getX(i))).append(' ').append(number(points.getY(i)));
        }
        text.append(')');
    }

    private static String number(double value) {
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return shortest.toPlainString();
    }
}
