package io.insarhub.core.aoi;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * An area of interest: polygons, lines or points in WGS84 degrees, longitude first.
 *
 * <p>It never crosses ±180°. An area across the date line, however it was written (west greater than east, a ring that
 * jumps by more than 180°, longitudes beyond ±180), is cut there into parts on both sides. A ring around a pole is closed
 * over the pole. A multi-polygon keeps its parts, and polygons their holes. Rings that are open or cross themselves are
 * mended; a polygon that encloses nothing is left out, and an area with nothing left is refused. Heights are dropped.
 *
 * <p>Immutable, equal by value.
 */
public final class Aoi {

    private final Geometry geometry;
    private final AoiMeasure measure;

    private Aoi(List<Geometry> parts) {
        this.geometry = DateLine.FACTORY.buildGeometry(parts);
        this.measure = AoiMeasure.of(parts);
    }

    /**
     * A box; across ±180° where west is greater than east.
     *
     * @param west western edge, degrees
     * @param south southern edge, degrees
     * @param east eastern edge, degrees
     * @param north northern edge, degrees
     * @throws BadOptionException if these enclose nothing or are out of range
     */
    public static Aoi box(double west, double south, double east, double north) {
        double right = west > east ? east + 360 : east;
        boolean inRange = Math.abs(west) <= 360 && Math.abs(east) <= 360 && south >= -90 && north <= 90;
        if (!inRange || !(west < right) || !(south < north) || right - west > 360) {
            throw Refusal.of("needs a box of west, south, east, north in degrees: latitudes of −90 to 90 with south"
                    + " below north, longitudes of −180 to 180 with west greater than east only for a box across ±180°;"
                    + " but the box is " + west + ", " + south + ", " + east + ", " + north);
        }
        return ofParts(DateLine.box(west, south, right, north), "box");
    }

    /**
     * An area in well-known text: any of the simple features, also with Z or M, also with {@code SRID=4326;} before it.
     *
     * @throws BadOptionException if this is no such text, or no area
     */
    public static Aoi ofWkt(String wkt) {
        return ofGeometry(WktText.read(wkt));
    }

    /**
     * An area from a JTS geometry in degrees, longitude first.
     *
     * @throws BadOptionException if it is empty or its coordinates are not degrees
     */
    public static Aoi ofGeometry(Geometry lonLat) {
        return ofParts(DateLine.parts(lonLat), lonLat.getGeometryType());
    }

    /**
     * An area in GeoJSON: a geometry, a feature or a collection. A {@code crs}, as the GeoJSON of 2008 had it, is
     * honoured.
     *
     * @throws BadOptionException if this is no GeoJSON, or no area
     */
    public static Aoi ofGeoJson(String json) {
        return ofGeometry(AoiText.geoJson(json));
    }

    /**
     * The area in a file: GeoJSON, Shapefile (the {@code .shp}; its {@code .prj} is read too), GeoPackage (its first
     * table of features), or a text file with well-known text or a box. Other coordinate reference systems than WGS84 are
     * reprojected; a file is never written to.
     *
     * @throws BadFileException if the file is missing or damaged, holds no area, or more than a million points
     */
    public static Aoi read(Path file) {
        return AoiFiles.read(file, null);
    }

    /**
     * The area in a table of features of a GeoPackage.
     *
     * @throws BadFileException as for {@link #read(Path)}, and if there is no such table; it names those there are
     */
    public static Aoi read(Path file, String layer) {
        return AoiFiles.read(file, layer);
    }

    /**
     * An area as a config or a user gives it: a list of four numbers (west, south, east, north), the same as text,
     * well-known text, GeoJSON as text or as a map, or the path of a file.
     *
     * @throws BadOptionException if it is none of these
     * @throws BadFileException if it is a file that cannot be read
     */
    public static Aoi parse(Object value) {
        return AoiText.parse(value);
    }

    /** As well-known text, every digit kept: what {@link #ofWkt} makes the same area of. */
    public String toWkt() {
        return WktForm.of(geometry);
    }

    /** The parts as one JTS geometry; a copy, the caller's to change. */
    public Geometry geometry() {
        return geometry.copy();
    }

    /** The parts, each to be searched for by itself, in the order they were given in, west before east where one was cut. */
    public List<AoiPart> parts() {
        return IntStream.range(0, geometry.getNumGeometries())
                .mapToObj(geometry::getGeometryN)
                .map(AoiParts::of)
                .toList();
    }

    /**
     * The same area, short enough for a request: if its well-known text is longer than 2,000 characters, simplified with
     * a tolerance of 0.001, 0.005, 0.01, 0.05 or 0.1 degrees, whichever first makes it short enough, or else the convex
     * hull of each part; should there be too many parts for that too, one hull around all of them. Five decimals.
     */
    public Aoi simplified() {
        return toWkt().length() <= Simplification.LONGEST_WKT
                ? this
                : ofParts(Simplification.of(geometry), "simplified area");
    }

    /** The centroid of the area, or of its lines or points where it has no area. */
    public LonLat centroid() {
        return measure.centroid();
    }

    /** Area on the WGS84 ellipsoid, square kilometres; 0 for lines and points. Parts that overlap count once. */
    public double areaKm2() {
        return measure.areaKm2();
    }

    /**
     * The fraction of this area that a scene's footprint covers, 0 to 1: of lines by length, of points by number where
     * there is no polygon. 0 for a scene whose footprint is not known.
     */
    public double coverage(Scene scene) {
        return measure.coverage(SceneFootprint.of(scene));
    }

    /** True where a scene's footprint and this area have a point in common; false where the footprint is not known. */
    public boolean intersects(Scene scene) {
        Geometry cover = SceneFootprint.of(scene);
        return IntStream.range(0, geometry.getNumGeometries())
                .mapToObj(geometry::getGeometryN)
                .anyMatch(cover::intersects);
    }

    /** The smallest box around everything; across ±180° where that is the smaller one. */
    public BoundingBox bounds() {
        return AoiParts.bounds(geometry);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Aoi aoi && geometry.equalsExact(aoi.geometry);
    }

    @Override
    public int hashCode() {
        int hash = geometry.getGeometryType().hashCode();
        for (Coordinate at : geometry.getCoordinates()) {
            hash = 31 * hash + at.hashCode();
        }
        return hash;
    }

    /** What it is and where, not every corner. */
    @Override
    public String toString() {
        return geometry instanceof Point
                ? "Aoi[" + toWkt() + "]"
                : "Aoi[" + geometry.getGeometryType() + ", " + geometry.getNumPoints() + " points, " + bounds() + "]";
    }

    private static Aoi ofParts(List<Geometry> parts, String what) {
        if (parts.isEmpty()) {
            throw Refusal.of("the " + what + " is empty: it has no point, and no ring that encloses anything. Give a"
                    + " polygon of three or more corners, a box, a line or a point");
        }
        return new Aoi(parts);
    }
}
