package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;

/**
 * A coordinate reference system, by its EPSG code. Only what a GeoTIFF needs to say is known here: no EPSG database is
 * opened.
 *
 * @param epsg the code
 * @param kind whether coordinates are degrees or lengths
 * @param name the name that files carry beside the code, plain ASCII
 */
public record Crs(int epsg, Kind kind, String name) {

    private static final int WGS84 = 4326;

    /** What coordinates are. */
    public enum Kind {
        /** Longitude and latitude. */
        GEOGRAPHIC,
        /** Easting and northing. */
        PROJECTED
    }

    /**
     * A coordinate reference system.
     *
     * @throws BadOptionException if the code is not one that GeoTIFF can carry, or the name is not plain ASCII
     */
    public Crs {
        // codes from 32767 on mean "user-defined" to GeoTIFF, and the keys are 16 bits wide
        if (epsg < 1024 || epsg > 32766) {
            throw new BadOptionException("epsg", epsg + " is not a code that GeoTIFF can carry (1024–32766)");
        }
        if (name.isBlank() || !name.chars().allMatch(c -> c >= ' ' && c < 127 && c != '|')) {
            throw new BadOptionException("crs name", "\"" + name + "\" must be plain ASCII text without |");
        }
    }

    /**
     * WGS84 (4326), WGS84 / UTM (32601–32660, 32701–32760), or any other code of the range that EPSG keeps for projected
     * systems (20000–32766).
     *
     * @throws BadOptionException for any other code: say with {@link #geographic} or {@link #projected} what it is
     */
    public static Crs ofEpsg(int epsg) {
        if (epsg == WGS84) {
            return new Crs(epsg, Kind.GEOGRAPHIC, "WGS 84");
        }
        if (isWgs84Utm(epsg)) {
            return new Crs(epsg, Kind.PROJECTED, "WGS 84 / UTM zone " + epsg % 100 + (epsg < 32700 ? "N" : "S"));
        }
        if (epsg >= 20000 && epsg <= 32766) {
            return projected(epsg, "EPSG:" + epsg);
        }
        throw new BadOptionException(
                "epsg",
                epsg + " does not tell whether it is geographic or projected; use Crs.geographic or Crs.projected");
    }

    /** WGS84 / UTM, zone 1–60. */
    public static Crs utm(int zone, boolean northern) {
        if (zone < 1 || zone > 60) {
            throw new BadOptionException("utm zone", zone + " is not within 1–60");
        }
        return ofEpsg((northern ? 32600 : 32700) + zone);
    }

    /** A system in longitude and latitude. */
    public static Crs geographic(int epsg, String name) {
        return new Crs(epsg, Kind.GEOGRAPHIC, name);
    }

    /** A system in eastings and northings, in the units that its code implies. */
    public static Crs projected(int epsg, String name) {
        return new Crs(epsg, Kind.PROJECTED, name);
    }

    /** True where datum and units are WGS84, and degrees or metres, whatever a database says. */
    boolean isWgs84() {
        return epsg == WGS84 || isWgs84Utm(epsg);
    }

    private static boolean isWgs84Utm(int epsg) {
        int zone = epsg % 100;
        int series = epsg - zone;
        return (series == 32600 || series == 32700) && zone >= 1 && zone <= 60;
    }
}
