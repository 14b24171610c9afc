package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.SceneName;
import io.insarhub.core.geo.Utm;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.json.PythonFloat;
import io.insarhub.hyp3.ProductName.BurstProduct;
import io.insarhub.hyp3.ProductName.MultiBurstProduct;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What MintPy's files say of themselves: of the raster, and of the product it is from. */
final class MintpyAttributes {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("uuMMdd");
    private static final double SPEED_OF_LIGHT = 299792458;
    // Sentinel-1, as MintPy has it
    private static final double CARRIER_HERTZ = 5.405e9;
    private static final double RANGE_PIXEL_METERS = 2.3;
    private static final double AZIMUTH_PIXEL_METERS = 14.1;

    private final Path raster;
    private final GeoTiffInfo info;
    private final ProductName name;
    private final ProductParameters parameters;

    MintpyAttributes(Path raster, GeoTiffInfo info, ProductName name, ProductParameters parameters) {
        this.raster = raster;
        this.info = info;
        this.name = name;
        this.parameters = parameters;
    }

    Map<String, String> ofGeometry() {
        Map<String, String> all = common();
        all.put("FILE_TYPE", "geometry");
        return all;
    }

    Map<String, String> ofStack(String project, Map<String, String> settings) {
        Map<String, String> all = common();
        all.put("FILE_TYPE", "ifgramStack");
        all.put("PROJECT_NAME", project);
        all.put("DATE12", shortDate(name.referenceDate()) + "-" + shortDate(name.secondaryDate()));
        raw(all, "P_BASELINE_TOP_HDR", "Baseline");
        raw(all, "P_BASELINE_BOTTOM_HDR", "Baseline");
        all.putAll(settings);
        return all;
    }

    private Map<String, String> common() {
        Map<String, String> all = new TreeMap<>();
        all.put("PROCESSOR", "hyp3");
        all.put("PLATFORM", "Sen");
        all.put("ANTENNA_SIDE", "-1");
        all.put("WAVELENGTH", number(SPEED_OF_LIGHT / CARRIER_HERTZ));
        raw(all, "CENTER_LINE_UTC", "UTC time");
        raw(all, "ALOOKS", "Azimuth looks");
        raw(all, "RLOOKS", "Range looks");
        raw(all, "EARTH_RADIUS", "Earth radius at nadir");
        raw(all, "HEIGHT", "Spacecraft height");
        raw(all, "STARTING_RANGE", "Slant range near");
        raw(all, "unwrap_method", "Unwrapping type");
        parameters.rangeLooks().ifPresent(l -> all.put("RANGE_PIXEL_SIZE", number(RANGE_PIXEL_METERS * l)));
        parameters.azimuthLooks().ifPresent(l -> all.put("AZIMUTH_PIXEL_SIZE", number(AZIMUTH_PIXEL_METERS * l)));
        all.put("FILE_PATH", raster.toAbsolutePath().normalize().toString());
        grid(all);
        pass(all);
        return all;
    }

    private void grid(Map<String, String> all) {
        GeoTransform place = info.geoTransform()
                .orElseThrow(() -> new BadFileException(
                        raster, null, "has no place on the ground", "Prepare the stack again", null));
        all.put("WIDTH", String.valueOf(info.width()));
        all.put("LENGTH", String.valueOf(info.height()));
        all.put("FILE_LENGTH", String.valueOf(info.height()));
        all.put("BANDS", "1");
        all.put("INTERLEAVE", "BSQ");
        all.put("DATA_TYPE", info.sampleType().name().toLowerCase(Locale.ROOT));
        all.put("X_FIRST", number(place.west()));
        all.put("Y_FIRST", number(place.north()));
        all.put("X_STEP", number(place.pixelWidth()));
        all.put("Y_STEP", number(-place.pixelHeight()));
        info.nodata().ifPresent(value -> {
            all.put("NO_DATA_VALUE", number(value));
            all.put("NoDataValue", number(value));
        });
        int epsg = info.epsg().orElse(0);
        all.put("X_UNIT", epsg == 4326 ? "degrees" : "meters");
        all.put("Y_UNIT", epsg == 4326 ? "degrees" : "meters");
        if (epsg != 0) {
            all.put("EPSG", String.valueOf(epsg));
        }
        if (Utm.isUtm(epsg)) {
            Utm utm = Utm.ofEpsg(epsg);
            all.put("UTM_ZONE", utm.zone() + (utm.isNorthern() ? "N" : "S"));
        }
        double north = place.north();
        double west = place.west();
        double south = north - place.pixelHeight() * info.height();
        double east = west + place.pixelWidth() * info.width();
        boolean ascending = isAscending();
        // corners in the order of acquisition: near and far of the first line, then of the last
        put(all, "LAT_REF", ascending ? south : north, ascending ? north : south, true);
        put(all, "LON_REF", ascending ? west : east, ascending ? east : west, false);
    }

    private static void put(Map<String, String> all, String key, double first, double second, boolean byLine) {
        all.put(key + 1, number(first));
        all.put(key + 2, number(byLine ? first : second));
        all.put(key + 3, number(byLine ? second : first));
        all.put(key + 4, number(second));
    }

    private void pass(Map<String, String> all) {
        parameters.headingDegrees().ifPresent(h -> {
            all.put("HEADING", number(heading(h)));
            all.put("ORBIT_DIRECTION", isAscending() ? "ASCENDING" : "DESCENDING");
        });
        all.put("beam_mode", "IW");
        if (name instanceof BurstProduct burst) {
            all.put("beam_swath", burst.swath().substring(2));
        } else if (name instanceof MultiBurstProduct merged) {
            all.put(
                    "beam_swath",
                    (merged.firstSwath().count() > 0 ? "1" : "")
                            + (merged.secondSwath().count() > 0 ? "2" : "")
                            + (merged.thirdSwath().count() > 0 ? "3" : ""));
            if (merged.relativeOrbit() > 0) {
                all.put("relative_orbit", String.valueOf(merged.relativeOrbit()));
            }
        } else {
            all.put("beam_swath", "123");
            parameters.referenceGranules().stream()
                    .findFirst()
                    .map(SceneName::parse)
                    .ifPresent(scene -> ofScene(all, scene));
        }
    }

    private static void ofScene(Map<String, String> all, SceneName scene) {
        Integer orbit = scene.relativeOrbit();
        if (orbit != null) {
            all.put("relative_orbit", String.valueOf(orbit));
        }
        Instant start = scene.start();
        Instant stop = scene.stop();
        if (start != null && stop != null) {
            all.put("startUTC", TIME.format(start));
            all.put("stopUTC", TIME.format(stop));
        }
    }

    private boolean isAscending() {
        double degrees = parameters.headingDegrees().orElse(-180);
        return Math.abs(heading(degrees)) < 90;
    }

    private static double heading(double degrees) {
        double turned = degrees % 360;
        return (turned < 0 ? turned + 360 : turned) - 360;
    }

    private void raw(Map<String, String> all, String attribute, String key) {
        parameters.get(key).ifPresent(value -> all.put(attribute, value));
    }

    private static String number(double value) {
        return PythonFloat.toString(value);
    }

    private static String shortDate(LocalDate date) {
        return date.format(SHORT_DATE);
    }
}
