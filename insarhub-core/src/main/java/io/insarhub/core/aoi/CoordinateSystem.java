package io.insarhub.core.aoi;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What the numbers in a file mean. WGS84 longitude and latitude need nothing; every other system goes through GeoTools,
 * which is loaded only then: its start costs seconds and tens of megabytes of temporary files.
 *
 * @param epsg the EPSG code; 4326 for WGS84 degrees, 0 if only a definition is known
 * @param definition the definition as well-known text, or null
 */
record CoordinateSystem(int epsg, @Nullable String definition) {

    static final CoordinateSystem LON_LAT = new CoordinateSystem(4326, null);

    private static final Pattern WGS84_DATUM = Pattern.compile(
            "DATUM\\s*\\[\\s*\"(D_)?(WGS_?1984|WGS 84|WORLD GEODETIC SYSTEM 1984)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern WGS84_ENSEMBLE =
            Pattern.compile("ENSEMBLE\\s*\\[\\s*\"World Geodetic System 1984", Pattern.CASE_INSENSITIVE);
    private static final Pattern GREENWICH =
            Pattern.compile("PRIMEM\\s*\\[\\s*\"[^\"]*\"\\s*,\\s*0(\\.0*)?\\s*[,\\]]", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEGREE =
            Pattern.compile("UNIT\\s*\\[\\s*\"Degrees?\"\\s*,\\s*0\\.01745329", Pattern.CASE_INSENSITIVE);
    private static final Pattern EPSG_NAME = Pattern.compile(
            "(?:urn:(?:x-)?ogc:def:crs:EPSG:[^:]*:|https?://www\\.opengis\\.net/def/crs/EPSG/[^/]*/|EPSG:+)(\\d{1,9})",
            Pattern.CASE_INSENSITIVE);

    static CoordinateSystem ofEpsg(int code) {
        return code == 4326 ? LON_LAT : new CoordinateSystem(code, null);
    }

    /** A system by its definition, as a {@code .prj} file has it. */
    static CoordinateSystem ofDefinition(String wkt) {
        return isLonLat(wkt) ? LON_LAT : new CoordinateSystem(0, wkt.strip());
    }

    /** A system by name, such as {@code urn:ogc:def:crs:OGC:1.3:CRS84} or {@code EPSG:32612}. */
    static CoordinateSystem ofName(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        if (upper.endsWith("CRS84") || upper.endsWith("CRS84H") || upper.equals("WGS84")) {
            return LON_LAT;
        }
        Matcher epsg = EPSG_NAME.matcher(name.strip());
        if (!epsg.matches()) {
            throw Refusal.of("is in the coordinate reference system \"" + Refusal.shortened(name)
                    + "\", which is not known here. Reproject it to EPSG:4326, longitude first");
        }
        return ofEpsg(Integer.parseInt(epsg.group(1)));
    }

    boolean isLonLat() {
        return epsg == LON_LAT.epsg;
    }

    /** The shape in WGS84 degrees, longitude first. */
    Geometry toLonLat(Geometry shape) {
        return isLonLat() ? shape : Reprojection.of(this).toLonLat(shape);
    }

    @Override
    public String toString() {
        return epsg > 0 ? "EPSG:" + epsg : Refusal.shortened(String.valueOf(definition));
    }

    private static boolean isLonLat(String wkt) {
        String text = wkt.strip().toUpperCase(Locale.ROOT);
        boolean geographic = text.startsWith("GEOGCS") || text.startsWith("GEOGCRS") || text.startsWith("GEODCRS");
        return geographic
                && (WGS84_DATUM.matcher(wkt).find()
                        || WGS84_ENSEMBLE.matcher(wkt).find())
                && (GREENWICH.matcher(wkt).find() || !text.contains("PRIMEM"))
                && DEGREE.matcher(wkt).find();
    }
}
