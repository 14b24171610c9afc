package io.insarhub.core.plot;

import io.insarhub.core.aoi.BoundingBox;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * A map in a rectangle of the figure: equirectangular, with the scale of its middle latitude, so that shapes there keep
 * their form. Longitudes run on beyond 180 where the data lie across the date line.
 */
final class MapFrame {

    private static final double MARGIN = 0.08;
    private static final double SMALLEST_DEGREES = 0.05;
    private static final double LARGEST_LATITUDE = 80;
    private static final double[] STEPS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60};

    private final Rectangle2D box;
    private final double dataWest;
    private final boolean crossesDateLine;
    private final double west;
    private final double north;
    private final double unitsPerDegreeEast;
    private final double unitsPerDegreeNorth;

    MapFrame(BoundingBox data, Rectangle2D box) {
        this.box = box;
        this.dataWest = data.west();
        this.crossesDateLine = data.crossesDateLine();
        double width = Math.max(SMALLEST_DEGREES, data.widthDegrees()) * (1 + 2 * MARGIN);
        double height = Math.max(SMALLEST_DEGREES, data.heightDegrees()) * (1 + 2 * MARGIN);
        double longitude = data.west() + data.widthDegrees() / 2;
        double latitude = (data.south() + data.north()) / 2;
        double shrink = Math.cos(Math.toRadians(Math.min(Math.abs(latitude), LARGEST_LATITUDE)));
        this.unitsPerDegreeNorth = Math.min(box.getWidth() / (width * shrink), box.getHeight() / height);
        this.unitsPerDegreeEast = unitsPerDegreeNorth * shrink;
        this.west = longitude - box.getWidth() / unitsPerDegreeEast / 2;
        this.north = latitude + box.getHeight() / unitsPerDegreeNorth / 2;
    }

    Rectangle2D box() {
        return box;
    }

    double x(double longitude) {
        return unrolledX(longitude < dataWest ? longitude + 360 : longitude);
    }

    double y(double latitude) {
        return box.getY() + (north - latitude) * unitsPerDegreeNorth;
    }

    /** A shape to be filled, its holes left out. */
    Path2D area(Geometry shape) {
        return path(shape, false);
    }

    /** The outline of a shape; where the map goes on beyond ±180°, without the cut there. */
    Path2D outline(Geometry shape) {
        return path(shape, crossesDateLine);
    }

    /** Lines of longitude, from west to east. */
    List<Tick> meridians(double roomPerLabel) {
        double degrees = box.getWidth() / unitsPerDegreeEast;
        double step = step(degrees * roomPerLabel / box.getWidth());
        List<Tick> ticks = new ArrayList<>();
        for (long n = (long) Math.ceil(west / step); n * step <= west + degrees; n++) {
            double turned = Math.IEEEremainder(n * step, 360);
            boolean dateLine = Math.abs(Math.abs(turned) - 180) < step / 4;
            ticks.add(new Tick(unrolledX(n * step), dateLine ? "180°" : label(turned, step, "E", "W")));
        }
        return ticks;
    }

    /** Lines of latitude, from south to north. */
    List<Tick> parallels(double roomPerLabel) {
        double degrees = box.getHeight() / unitsPerDegreeNorth;
        double step = step(degrees * roomPerLabel / box.getHeight());
        List<Tick> ticks = new ArrayList<>();
        double south = Math.max(-90, north - degrees);
        for (long n = (long) Math.ceil(south / step); n * step <= Math.min(90, north); n++) {
            ticks.add(new Tick(y(n * step), label(n * step, step, "N", "S")));
        }
        return ticks;
    }

    private double unrolledX(double longitude) {
        return box.getX() + (longitude - west) * unitsPerDegreeEast;
    }

    private Path2D path(Geometry shape, boolean withoutCut) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Object line : LinearComponentExtracter.getLines(shape)) {
            Coordinate[] points = ((LineString) line).getCoordinates();
            path.moveTo(x(points[0].x), y(points[0].y));
            for (int i = 1; i < points.length; i++) {
                boolean cut = Math.abs(points[i].x) == 180 && points[i - 1].x == points[i].x;
                if (withoutCut && cut) {
                    path.moveTo(x(points[i].x), y(points[i].y));
                } else {
                    path.lineTo(x(points[i].x), y(points[i].y));
                }
            }
        }
        return path;
    }

    private static double step(double atLeast) {
        for (double step : STEPS) {
            if (step >= atLeast) {
                return step;
            }
        }
        return 90;
    }

    private static String label(double degrees, double step, String positive, String negative) {
        int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
        String number = String.format(Locale.ROOT, "%." + decimals + "f°", Math.abs(degrees));
        return Math.abs(degrees) < step / 4 ? number : number + (degrees > 0 ? positive : negative);
    }
}
