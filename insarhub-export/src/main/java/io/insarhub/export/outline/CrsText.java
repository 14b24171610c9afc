package io.insarhub.export.outline;

import io.insarhub.core.geotiff.Crs;
import java.util.Optional;

/** Definitions of WGS84 and its UTM zones, which is all that HyP3 makes, without a database. */
final class CrsText {

    private CrsText() {}

    /** The definition as a {@code .prj} has it (ESRI's names); empty for systems that are not known here. */
    static Optional<String> esri(Crs crs) {
        return text(
                crs,
                "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
                        + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]",
                "WGS_1984_UTM_Zone_",
                "UNIT[\"Meter\",1.0]]");
    }

    /** The definition as OGC 01-009 has it, with its code; empty for systems that are not known here. */
    static Optional<String> ogc(Crs crs) {
        return text(
                crs,
                "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,"
                        + "AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0],"
                        + "UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]",
                "WGS 84 / UTM zone ",
                "UNIT[\"metre\",1],AUTHORITY[\"EPSG\",\"" + crs.epsg() + "\"]]");
    }

    private static Optional<String> text(Crs crs, String geographic, String zoneName, String end) {
        int zone = crs.epsg() % 100;
        int series = crs.epsg() / 100;
        if (crs.epsg() == 4326) {
            return Optional.of(geographic);
        }
        if ((series != 326 && series != 327) || zone < 1 || zone > 60) {
            return Optional.empty();
        }
        boolean northern = series == 326;
        return Optional.of("PROJCS[\"" + zoneName + zone + (northern ? "N" : "S") + "\"," + geographic
                + ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],"
                + "PARAMETER[\"False_Northing\"," + (northern ? "0.0" : "10000000.0")
                + "],PARAMETER[\"Central_Meridian\"," + (6 * zone - 183)
                + ".0],PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0]," + end);
    }
}
