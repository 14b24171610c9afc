package io.insarhub.core.geo;

import io.insarhub.api.BadOptionException;
import java.util.Locale;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.cs.AxisDirection;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import si.uom.SI;

/** Any projection of the EPSG database, through GeoTools. Kept apart so that nobody else loads a class of it. */
final class GeoToolsProjection implements MapProjection {

    private final int epsg;
    private final boolean geographic;
    private final double unitSize;
    private final MathTransform forward;
    private final MathTransform inverse;

    private GeoToolsProjection(int epsg, CoordinateReferenceSystem crs) throws FactoryException {
        this.epsg = epsg;
        this.geographic = crs instanceof GeographicCRS;
        this.unitSize = geographic ? 1 : metersOfAUnit(crs);
        // lenient: a datum whose shift to WGS84 is unknown is taken as WGS84, metres off at most
        this.forward = CRS.findMathTransform(DefaultGeographicCRS.WGS84, crs, true);
        try {
            this.inverse = forward.inverse();
        } catch (NoninvertibleTransformException e) {
            throw new BadOptionException("epsg", epsg + " has no way back to longitude and latitude; take another", e);
        }
    }

    static GeoToolsProjection of(int epsg) {
        try {
            CoordinateReferenceSystem crs = CRS.decode("EPSG:" + epsg, true);
            boolean plane = crs instanceof ProjectedCRS || crs instanceof GeographicCRS;
            if (!plane || crs.getCoordinateSystem().getDimension() != 2) {
                throw new BadOptionException(
                        "epsg", epsg + " is no horizontal coordinate system: it is " + crs.getName());
            }
            AxisDirection x = crs.getCoordinateSystem().getAxis(0).getDirection();
            AxisDirection y = crs.getCoordinateSystem().getAxis(1).getDirection();
            if (x.equals(AxisDirection.WEST) || y.equals(AxisDirection.SOUTH)) {
                throw new BadOptionException(
                        "epsg",
                        epsg + " counts to the " + x.name().toLowerCase(Locale.ROOT) + " and to the "
                                + y.name().toLowerCase(Locale.ROOT) + ", which rasters do not; take UTM");
            }
            return new GeoToolsProjection(epsg, crs);
        } catch (FactoryException e) {
            throw new BadOptionException("epsg", epsg + " is not known, or cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void forward(double[] coordinates, int points) {
        transform(forward, coordinates, points);
    }

    @Override
    public void inverse(double[] coordinates, int points) {
        transform(inverse, coordinates, points);
        for (int i = 0; i < points; i++) {
            coordinates[2 * i] = Math.IEEEremainder(coordinates[2 * i], 360);
        }
    }

    @Override
    public int epsg() {
        return epsg;
    }

    @Override
    public boolean isGeographic() {
        return geographic;
    }

    @Override
    public double unitSize() {
        return unitSize;
    }

    private static void transform(MathTransform transform, double[] coordinates, int points) {
        double[] copy = coordinates.clone();
        try {
            transform.transform(copy, 0, coordinates, 0, points);
        } catch (TransformException batch) {
            // one point out of the projection's reach spoils its batch: find out which
            for (int i = 0; i < points; i++) {
                transformOne(transform, copy, coordinates, 2 * i);
            }
        }
    }

    private static void transformOne(MathTransform transform, double[] from, double[] to, int at) {
        try {
            transform.transform(from, at, to, at, 1);
        } catch (TransformException outOfReach) {
            to[at] = Double.NaN;
            to[at + 1] = Double.NaN;
        }
    }

    private static double metersOfAUnit(CoordinateReferenceSystem crs) {
        return crs.getCoordinateSystem()
                .getAxis(0)
                .getUnit()
                .asType(javax.measure.quantity.Length.class)
                .getConverterTo(SI.METRE)
                .convert(1);
    }
}
