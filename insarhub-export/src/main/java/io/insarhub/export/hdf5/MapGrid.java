package io.insarhub.export.hdf5;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTransform;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a MintPy raster lies, as its attributes tell.
 *
 * @param transform outer corner of the first pixel, and the size of pixels
 * @param crs coordinate reference system
 */
public record MapGrid(GeoTransform transform, Crs crs) {

    private static final Pattern EPSG = Pattern.compile("(?:EPSG:)?\\s*(\\d+)(?:\\.0*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONE = Pattern.compile("(\\d{1,2})(?:\\.0*)?\\s*([NS]?)", Pattern.CASE_INSENSITIVE);

    /**
     * The grid of a raster.
     *
     * @param rows of the dataset, which the attributes must agree with
     * @param columns of the dataset
     * @throws BadFileException if the attributes do not tell, or contradict the dataset; the file is still to be named
     */
    public static MapGrid of(Attributes attributes, int rows, int columns) {
        if (attributes.get("X_FIRST").isEmpty() || attributes.get("Y_FIRST").isEmpty()) {
            throw problem(
                    "X_FIRST",
                    "is missing: the file is in radar coordinates (range and azimuth), which have no place on a map",
                    "Geocode it first, with MintPy's geocode.py, and export the geo_ file that it makes");
        }
        checkSize(attributes, rows, columns);
        double width = number(attributes, "X_STEP");
        double height = -number(attributes, "Y_STEP");
        if (!(width > 0 && height > 0)) {
            throw problem(
                    "Y_STEP",
                    "steps of " + width + " and " + -height + " do not go from north-west to south-east",
                    "Write the raster again with its first row in the north and its first column in the west");
        }
        GeoTransform transform = transform(number(attributes, "X_FIRST"), number(attributes, "Y_FIRST"), width, height);
        return new MapGrid(transform, crs(attributes));
    }

    /** The system that {@code EPSG} names, else {@code UTM_ZONE}, else WGS84 where coordinates are degrees. */
    static Crs crs(Attributes attributes) {
        boolean degrees = attributes
                .get("X_UNIT")
                .or(() -> attributes.get("Y_UNIT"))
                .filter(unit -> unit.toLowerCase(Locale.ROOT).startsWith("deg"))
                .isPresent();
        Optional<String> epsg = said(attributes, "EPSG");
        if (epsg.isPresent()) {
            return ofEpsg(epsg.get(), degrees);
        }
        Optional<String> zone = said(attributes, "UTM_ZONE");
        if (zone.isPresent()) {
            return ofZone(zone.get(), attributes);
        }
        if (degrees) {
            return Crs.ofEpsg(4326);
        }
        throw problem(
                "EPSG",
                "is missing, as are UTM_ZONE and degrees in X_UNIT: nothing tells what the coordinates are",
                "Add the attribute EPSG to the file, for example 32612");
    }

    private static Crs ofEpsg(String text, boolean degrees) {
        Matcher code = EPSG.matcher(text);
        if (!code.matches() || code.group(1).length() > 6) {
            throw problem("EPSG", "\"" + text + "\" is no EPSG code", "Correct the attribute");
        }
        int epsg = Integer.parseInt(code.group(1));
        try {
            boolean geographic = epsg != 4326 && degrees && epsg < 20000;
            return geographic ? Crs.geographic(epsg, "EPSG:" + epsg) : Crs.ofEpsg(epsg);
        } catch (BadOptionException e) {
            throw new BadFileException(
                    null, "EPSG", "\"" + text + "\" cannot be written: " + e.getMessage(), "Correct the attribute", e);
        }
    }

    private static Crs ofZone(String text, Attributes attributes) {
        Matcher zone = ZONE.matcher(text);
        int number = zone.matches() ? Integer.parseInt(zone.group(1)) : 0;
        if (number < 1 || number > 60) {
            throw problem(
                    "UTM_ZONE", "\"" + text + "\" is no UTM zone", "Write it as 12N or 33S, or add the attribute EPSG");
        }
        String side = zone.group(2).toUpperCase(Locale.ROOT);
        return Crs.utm(number, side.isEmpty() ? isNorthern(attributes) : side.equals("N"));
    }

    /** In projected files REF_LAT holds a northing: what cannot be a latitude tells nothing. */
    private static boolean isNorthern(Attributes attributes) {
        for (String name : new String[] {"REF_LAT", "LAT_REF1", "LAT_REF2", "LAT_REF3", "LAT_REF4"}) {
            double latitude = attributes.get(name).map(MapGrid::parse).orElse(Double.NaN);
            if (Math.abs(latitude) <= 90 && latitude != 0) {
                return latitude > 0;
            }
        }
        return true;
    }

    private static void checkSize(Attributes attributes, int rows, int columns) {
        double width = attributes.get("WIDTH").map(MapGrid::parse).orElse((double) columns);
        double length = attributes.get("LENGTH").map(MapGrid::parse).orElse((double) rows);
        if (width == columns && length == rows) {
            return;
        }
        String said = "WIDTH " + (long) width + " and LENGTH " + (long) length + " contradict the dataset, which has "
                + columns + " columns and " + rows + " rows";
        boolean transposed = width == rows && length == columns;
        throw problem(
                "WIDTH",
                said + (transposed ? ": rows and columns are exchanged" : ""),
                "Write the file again; which of the two is right cannot be told from here");
    }

    private static GeoTransform transform(double west, double north, double width, double height) {
        try {
            return new GeoTransform(west, north, width, height);
        } catch (BadOptionException e) {
            throw new BadFileException(null, "X_FIRST", String.valueOf(e.getMessage()), "Correct the attribute", e);
        }
    }

    private static double number(Attributes attributes, String name) {
        String text = attributes.get(name).orElseThrow(() -> problem(name, "is missing", "Geocode the file again"));
        double value = parse(text);
        if (!Double.isFinite(value)) {
            throw problem(name, "\"" + text + "\" is no number", "Correct the attribute");
        }
        return value;
    }

    private static double parse(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** An attribute that says something: Python writes None for nothing. */
    private static Optional<String> said(Attributes attributes, String name) {
        return attributes.get(name).filter(text -> !text.equalsIgnoreCase("none") && !text.equalsIgnoreCase("nan"));
    }

    private static BadFileException problem(String attribute, String problem, String advice) {
        return new BadFileException(null, "attribute " + attribute, problem, advice, null);
    }
}
