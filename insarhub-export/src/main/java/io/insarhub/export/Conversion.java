package io.insarhub.export;

import io.insarhub.api.BadOptionException;
import io.insarhub.export.hdf5.Attributes;
import java.util.Locale;

/** Whether values are written in other units than the file has. */
public enum Conversion {
    /** As they are. */
    NONE,
    /** Metres become millimetres, metres a year millimetres a year. */
    METERS_TO_MILLIMETERS,
    /** Phase becomes displacement along the line of sight, positive towards the satellite: −λ/4π times it. */
    RADIANS_TO_METERS;

    /** Whether values in these units can be converted. */
    boolean suits(String units) {
        String folded = units.toLowerCase(Locale.ROOT);
        return switch (this) {
            case NONE -> true;
            case METERS_TO_MILLIMETERS -> folded.equals("m") || folded.startsWith("m/");
            case RADIANS_TO_METERS -> folded.startsWith("rad");
        };
    }

    /** What a value is multiplied by. */
    double factor(String units, Attributes attributes) {
        if (!suits(units)) {
            String wanted = this == METERS_TO_MILLIMETERS ? "metres" : "radians";
            throw new BadOptionException(
                    "conversion",
                    "the values are in \"" + units + "\", not in " + wanted + "; leave the conversion out");
        }
        return switch (this) {
            case NONE -> 1;
            case METERS_TO_MILLIMETERS -> 1000;
            case RADIANS_TO_METERS -> -wavelengthMeters(attributes) / (4 * Math.PI);
        };
    }

    /** The units of what comes out. */
    String units(String units) {
        return switch (this) {
            case NONE -> units;
            case METERS_TO_MILLIMETERS -> "m" + units;
            case RADIANS_TO_METERS -> "m" + (units.indexOf('/') < 0 ? "" : units.substring(units.indexOf('/')));
        };
    }

    private static double wavelengthMeters(Attributes attributes) {
        String text = attributes.get("WAVELENGTH").orElse("");
        try {
            double meters = Double.parseDouble(text);
            if (meters > 0 && meters < 10) {
                return meters;
            }
            throw new NumberFormatException(text + " is no wavelength of a radar");
        } catch (NumberFormatException e) {
            throw new BadOptionException(
                    "conversion", "radians need the attribute WAVELENGTH in metres, which is \"" + text + "\"", e);
        }
    }
}
