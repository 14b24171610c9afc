package io.insarhub.core.dem;

import io.insarhub.core.geo.MapProjection;
import io.insarhub.core.geo.Utm;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTransform;
import org.jspecify.annotations.Nullable;

/**
 * What the file will be, known before a byte is fetched.
 *
 * @param crs its coordinate system
 * @param transform where it lies
 * @param width its columns
 * @param height its rows
 * @param lattice what is needed of the tiles
 * @param grid the map's points; null where these are the lattice's own
 */
record DemPlan(
        Crs crs,
        GeoTransform transform,
        int width,
        int height,
        Lattice lattice,
        @Nullable MapGrid grid) {

    private static final double METERS = 30;
    private static final int WGS84 = 4326;

    static DemPlan of(LonLatArea area, DemSettings settings) {
        int epsg = settings.epsg() == 0 ? Utm.at(area.center()).epsg() : settings.epsg();
        if (epsg == WGS84 && settings.resolution() == 0) {
            Lattice lattice = Lattice.of(settings.scheme(), area);
            return new DemPlan(Crs.ofEpsg(epsg), lattice.transform(), lattice.width(), lattice.height(), lattice, null);
        }
        MapProjection projection = MapProjection.ofEpsg(epsg);
        MapGrid grid = MapGrid.around(area, projection, spacing(projection, settings));
        Lattice lattice = grid.lattice(settings.scheme(), area, settings.resampling());
        return new DemPlan(crs(projection), grid.transform(), grid.width(), grid.height(), lattice, grid);
    }

    private static double spacing(MapProjection projection, DemSettings settings) {
        if (settings.resolution() > 0) {
            return settings.resolution();
        }
        return projection.isGeographic() ? 1.0 / settings.scheme().rowsPerDegree() : METERS / projection.unitSize();
    }

    private static Crs crs(MapProjection projection) {
        int epsg = projection.epsg();
        if (epsg == WGS84 || Utm.isUtm(epsg)) {
            return Crs.ofEpsg(epsg);
        }
        return projection.isGeographic() ? Crs.geographic(epsg, "EPSG:" + epsg) : Crs.projected(epsg, "EPSG:" + epsg);
    }
}
