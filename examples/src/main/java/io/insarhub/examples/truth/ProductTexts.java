package io.insarhub.examples.truth;

import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The parameter file of a simulated product, its lines those of HyP3's, and the file that says what it is. */
final class ProductTexts {

    private ProductTexts() {}

    static String readme(String product) {
        return """
                # SIMULATED PRODUCT

                %s was not made by HyP3 and shows no real ground. It was simulated by the quick start of InSARHub
                for Java, from a made-up ground: a bowl of subsidence, a seasonal motion, turbulent air, errors of the
                elevation model, and noise by predicted coherence, on the dates and orbits of the real scenes that its
                name tells. The formulas are in io.insarhub.examples.truth.GroundTruth.

                Names, layout, units and signs of the files are those of HyP3's INSAR_GAMMA products. Pictures for
                browsing and descriptions for ArcGIS, which HyP3 adds, are left out.
                """.formatted(product);
    }

    static String parameters(
            GroundTruth truth, Scene reference, Scene secondary, double baseline, Map<String, Object> parameters) {
        LookGeometry look = truth.look();
        TrueGrid grid = truth.grid();
        int middle = grid.height() / 2 * grid.width() + grid.width() / 2;
        double center = look.slantRangeMeters(middle);
        LonLat place = grid.center();
        boolean fine = "10x2".equals(parameters.get("looks"));
        StringBuilder text = new StringBuilder();
        line(text, "Reference Granule", reference.name());
        line(text, "Secondary Granule", secondary.name());
        line(text, "Reference Pass Direction", "DESCENDING");
        line(text, "Reference Orbit Number", orbit(reference));
        line(text, "Secondary Pass Direction", "DESCENDING");
        line(text, "Secondary Orbit Number", orbit(secondary));
        line(text, "Baseline", number(baseline));
        line(text, "UTC time", number(secondsOfDay(reference)));
        line(text, "Heading", number(LookGeometry.HEADING_DEGREES));
        line(text, "Spacecraft height", number(LookGeometry.SATELLITE_METERS));
        line(text, "Earth radius at nadir", number(LookGeometry.EARTH_RADIUS_METERS));
        line(text, "Slant range near", number(center - 80_000));
        line(text, "Slant range center", number(center));
        line(text, "Slant range far", number(center + 80_000));
        line(text, "Range looks", fine ? "10" : "20");
        line(text, "Azimuth looks", fine ? "2" : "4");
        line(text, "INSAR phase filter", "adf");
        line(text, "Phase filter parameter", String.valueOf(parameters.getOrDefault("phase_filter_parameter", 0.6)));
        line(text, "Resolution of output (m)", number(TrueGrid.PIXEL_METERS));
        line(text, "Range bandpass filter", "no");
        line(text, "Azimuth bandpass filter", "no");
        line(text, "DEM source", "simulated");
        line(text, "DEM resolution (m)", number(2 * TrueGrid.PIXEL_METERS));
        line(text, "Unwrapping type", "mcf");
        line(text, "Phase at reference point", "0.0");
        line(text, "Azimuth line of the reference point in SAR space", "0.0");
        line(text, "Range pixel of the reference point in SAR space", "0.0");
        line(
                text,
                "Y coordinate of the reference point in the map projection",
                number(grid.north() - grid.height() * TrueGrid.PIXEL_METERS / 2));
        line(
                text,
                "X coordinate of the reference point in the map projection",
                number(grid.west() + grid.width() * TrueGrid.PIXEL_METERS / 2));
        line(text, "Latitude of the reference point (WGS84)", number(place.latitude()));
        line(text, "Longitude of the reference point (WGS84)", number(place.longitude()));
        line(text, "Unwrapping threshold", "none");
        line(text, "Speckle filter", "no");
        line(text, "Simulated", "yes, by the quick start of InSARHub for Java; shows no real ground");
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String orbit(Scene scene) {
        return String.valueOf(scene.absoluteOrbit());
    }

    /** Of the scene's middle, whose start and length its name tells. */
    private static double secondsOfDay(Scene scene) {
        double start = LocalTime.ofInstant(Objects.requireNonNull(scene.start()), ZoneOffset.UTC)
                .toSecondOfDay();
        double stop = LocalTime.ofInstant(Objects.requireNonNull(scene.stop()), ZoneOffset.UTC)
                .toSecondOfDay();
        return (start + stop) / 2;
    }
}
