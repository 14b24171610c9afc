package io.insarhub.core.aoi;

import io.insarhub.api.BadFileException;
import io.insarhub.core.json.PythonJson;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Tells the forms that people write an area in from one another. */
final class AoiText {

    private static final String FORMS =
            "four numbers (west, south, east, north), well-known text such as POLYGON ((…)),"
                    + " GeoJSON, or the path of a GeoJSON, Shapefile or GeoPackage file";
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;]\\s*|\\s+");
    private static final Pattern BRACKETS = Pattern.compile("\\[.*]|\\(.*\\)", Pattern.DOTALL);
    private static final int LONGEST_BOX = 400;

    private AoiText() {}

    static Aoi parse(@Nullable Object value) {
        if (value instanceof Aoi aoi) {
            return aoi;
        } else if (value instanceof Geometry geometry) {
            return Aoi.ofGeometry(geometry);
        } else if (value instanceof Path file) {
            return Aoi.read(file);
        } else if (value instanceof List<?> numbers) {
            return box(numbers);
        } else if (value instanceof Map<?, ?> json) {
            return Aoi.ofGeoJson(new String(PythonJson.indentedBytes(json), StandardCharsets.US_ASCII));
        } else if (value instanceof CharSequence text) {
            return text(text.toString().strip());
        }
        throw Refusal.of("needs " + FORMS + ", but is "
                + (value == null ? "null" : "a " + value.getClass().getSimpleName()));
    }

    /** Well-known text, GeoJSON or a box, as files of text hold them; null for any other text. */
    static @Nullable Aoi content(String text) {
        if (text.startsWith("{")) {
            return Aoi.ofGeoJson(text);
        } else if (WktText.isWkt(text)) {
            return Aoi.ofWkt(text);
        }
        List<String> numbers = numbers(text);
        return numbers.isEmpty() ? null : box(numbers);
    }

    static Geometry geoJson(String text) {
        try {
            return GeoJsonText.read(new StringReader(text));
        } catch (BadFileException e) {
            String place = e.place().map(where -> " (" + where + ")").orElse("");
            throw Refusal.of(e.problem() + place + " in \"" + Refusal.shortened(text) + "\"", e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static Aoi text(String text) {
        Aoi aoi = content(text);
        if (aoi != null) {
            return aoi;
        }
        Path file = path(text);
        if (file == null || !Files.exists(file)) {
            throw Refusal.of("needs " + FORMS + ", but \"" + Refusal.shortened(text)
                    + "\" is none of these, nor a file that exists");
        }
        return Aoi.read(file);
    }

    private static @Nullable Path path(String text) {
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            // no path on this system, whatever else it is
            return null;
        }
    }

    /** The four numbers of a box, with or without brackets around; none for any other text. */
    private static List<String> numbers(String text) {
        if (text.length() > LONGEST_BOX) {
            return List.of();
        }
        boolean brackets = BRACKETS.matcher(text).matches();
        String inner = (brackets ? text.substring(1, text.length() - 1) : text).strip();
        List<String> parts = List.of(SEPARATOR.split(inner));
        return parts.size() == 4 && parts.stream().allMatch(part -> number(part) != null) ? parts : List.of();
    }

    private static Aoi box(List<?> numbers) {
        List<Double> sides = numbers.stream().map(AoiText::number).toList();
        if (sides.size() != 4 || sides.contains(null)) {
            throw Refusal.of("needs a box of four numbers, west, south, east, north, but is "
                    + Refusal.shortened(numbers.toString()));
        }
        return Aoi.box(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
    }

    private static @Nullable Double number(@Nullable Object value) {
        try {
            return value instanceof Number number
                    ? number.doubleValue()
                    : Double.valueOf(String.valueOf(value).strip());
        } catch (NumberFormatException e) {
            // told by the caller, with the whole of it
            return null;
        }
    }
}
