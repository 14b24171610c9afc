package io.insarhub.quality.sources;

import io.insarhub.core.geotiff.GeoTransform;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Which pixels belong to an area: those whose centre is in it; if there is none, those that it touches. */
final class AreaMask {

    private AreaMask() {}

    static boolean[] of(Geometry area, GeoTransform place, int width, int height) {
        boolean[] inside = new boolean[width * height];
        boolean any = false;
        if (area.getDimension() == 2) {
            IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(area);
            for (int row = 0; row < height; row++) {
                double y = place.north() - (row + 0.5) * place.pixelHeight();
                for (int column = 0; column < width; column++) {
                    double x = west(place.west() + (column + 0.5) * place.pixelWidth());
                    boolean in = locator.locate(new Coordinate(x, y)) != Location.EXTERIOR;
                    inside[row * width + column] = in;
                    any |= in;
                }
            }
        }
        if (!any) {
            touched(area, place, width, height, inside);
        }
        return inside;
    }

    private static void touched(Geometry area, GeoTransform place, int width, int height, boolean[] inside) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
        for (int row = 0; row < height; row++) {
            double north = place.north() - row * place.pixelHeight();
            for (int column = 0; column < width; column++) {
                double left = west(place.west() + column * place.pixelWidth());
                Envelope pixel = new Envelope(left, left + place.pixelWidth(), north - place.pixelHeight(), north);
                inside[row * width + column] =
                        prepared.intersects(area.getFactory().toGeometry(pixel));
            }
        }
    }

    /** Columns beyond 180° are those of the west. */
    private static double west(double longitude) {
        return longitude >= 180 ? longitude - 360 : longitude;
    }
}
