package io.insarhub.core.aoi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Lays rings and lines out so that longitude never jumps: an edge takes the short way round, and goes on beyond ±180
 * where that leads there. A ring that comes home a full turn away goes around a pole, the nearer one, and is closed over
 * it.
 */
final class RingUnwrap {

    private static final double POLE = 90;

    private RingUnwrap() {}

    /** A closed ring without jumps; an open one is closed. */
    static Coordinate[] ring(LineString ring) {
        List<Coordinate> points = new ArrayList<>(checked(ring.getCoordinates()));
        if (points.isEmpty()) {
            return new Coordinate[0];
        }
        if (!points.get(0).equals2D(points.get(points.size() - 1))) {
            points.add(points.get(0).copy());
        }
        if (CoordinateArrays.envelope(array(points)).getWidth() == 360 && isUprightRectangle(points)) {
            Envelope band = CoordinateArrays.envelope(array(points));
            return box(band.getMinX(), band.getMinY(), band.getMaxX(), band.getMaxY());
        }
        List<Coordinate> path = withoutJumps(points);
        int turns = (int) Math.rint((path.get(path.size() - 1).x - path.get(0).x) / 360);
        if (Math.abs(turns) > 1) {
            throw Refusal.of("has a ring that goes around the globe " + Math.abs(turns)
                    + " times. Draw the outline so that it goes around once at most");
        }
        if (turns != 0) {
            closeOverPole(path);
        }
        if (path.size() < 4) {
            return new Coordinate[0];
        }
        Coordinate last = path.get(path.size() - 1);
        last.x = path.get(0).x;
        return array(path);
    }

    /** A polygon of any points, closed if need be; empty of fewer than three. */
    static Polygon polygon(Coordinate[] points) {
        if (points.length < 3) {
            return DateLine.FACTORY.createPolygon();
        }
        for (Coordinate at : points) {
            if (!at.isValid()) {
                throw Refusal.of("has the point " + at.x + ", " + at.y + ", which is none. Export the area again");
            }
        }
        boolean closed = points.length > 3 && points[0].equals2D(points[points.length - 1]);
        Coordinate[] ring = closed ? points : Arrays.copyOf(points, points.length + 1);
        ring[ring.length - 1] = points[0].copy();
        return DateLine.FACTORY.createPolygon(ring);
    }

    /** A line without jumps. */
    static Coordinate[] line(Coordinate[] points) {
        return array(withoutJumps(checked(points)));
    }

    /** A box, counter-clockwise from the south-west corner; with more corners where an edge would be read as a jump. */
    static Coordinate[] box(double west, double south, double east, double north) {
        int steps = (int) Math.max(1, Math.ceil((east - west) / 180));
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            ring.add(DateLine.at(between(west, east, i, steps), south));
        }
        for (int i = steps; i >= 0; i--) {
            ring.add(DateLine.at(between(west, east, i, steps), north));
        }
        ring.add(ring.get(0).copy());
        return array(ring);
    }

    /** The turn of the globe in which a hole lies within its shell. */
    static LinearRing beside(Envelope shell, Coordinate[] hole) {
        Envelope extent = CoordinateArrays.envelope(hole);
        double turn = extent.isNull() ? 0 : 360 * Math.rint((shell.centre().x - extent.centre().x) / 360);
        return DateLine.FACTORY.createLinearRing(
                Arrays.stream(hole).map(at -> DateLine.at(at.x + turn, at.y)).toArray(Coordinate[]::new));
    }

    static Coordinate checked(Coordinate at) {
        if (!(Math.abs(at.x) <= 360 && Math.abs(at.y) <= 90)) {
            String metres = Math.abs(at.x) > 1000 || Math.abs(at.y) > 1000
                    ? "; these look like metres of a map projection, so say which one or reproject to EPSG:4326"
                    : "";
            throw Refusal.of("has the point " + at.x + ", " + at.y + ", which is no longitude (−180 to 180, first) and"
                    + " latitude (−90 to 90) in degrees" + metres);
        }
        return DateLine.at(at.x, at.y);
    }

    private static List<Coordinate> checked(Coordinate[] points) {
        return Arrays.stream(points).map(RingUnwrap::checked).toList();
    }

    private static List<Coordinate> withoutJumps(List<Coordinate> points) {
        List<Coordinate> path = new ArrayList<>(points.size());
        double turn = 0;
        Coordinate before = points.get(0);
        for (Coordinate at : points) {
            double jump = at.x - before.x;
            if (Math.abs(jump) > 180) {
                turn -= 360 * Math.rint(jump / 360);
            }
            path.add(DateLine.at(at.x + turn, at.y));
            before = at;
        }
        return path;
    }

    private static void closeOverPole(List<Coordinate> path) {
        double latitude = path.stream().mapToDouble(at -> at.y).average().orElse(0);
        double pole = latitude < 0 ? -POLE : POLE;
        Coordinate first = path.get(0);
        Coordinate last = path.get(path.size() - 1);
        path.add(DateLine.at(last.x, pole));
        path.add(DateLine.at((first.x + last.x) / 2, pole));
        path.add(DateLine.at(first.x, pole));
        path.add(first.copy());
    }

    private static boolean isUprightRectangle(List<Coordinate> points) {
        Envelope extent = CoordinateArrays.envelope(array(points));
        boolean onCorners = points.stream()
                .allMatch(at -> (at.x == extent.getMinX() || at.x == extent.getMaxX())
                        && (at.y == extent.getMinY() || at.y == extent.getMaxY()));
        return onCorners && points.size() == 5 && extent.getHeight() > 0;
    }

    private static double between(double from, double to, int step, int steps) {
        return step == steps ? to : from + (to - from) * step / steps;
    }

    private static Coordinate[] array(List<Coordinate> points) {
        return points.toArray(Coordinate[]::new);
    }
}
