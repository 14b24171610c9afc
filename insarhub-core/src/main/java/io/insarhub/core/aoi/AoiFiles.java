package io.insarhub.core.aoi;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the area that a file holds. The content tells what the file is; its ending only where the content does not.
 */
final class AoiFiles {

    private static final String ADVICE =
            "Check the file in a GIS, or export the area again as GeoJSON in WGS84 (EPSG:4326)";
    private static final int HEAD_BYTES = 16;
    private static final long LONGEST_TEXT = 64L << 20;

    private AoiFiles() {}

    /**
     * The area in a file.
     *
     * @param layer the table of a GeoPackage; null for the first
     * @throws BadFileException if the file is missing or damaged, or holds no area
     */
    static Aoi read(Path file, @Nullable String layer) {
        try {
            check(file);
            return content(file, layer);
        } catch (BadOptionException e) {
            throw new BadFileException(file, null, Refusal.problem(e), ADVICE, e);
        } catch (BadFileException e) {
            throw e.file().isPresent() ? e : e.in(file, ADVICE);
        } catch (CharacterCodingException e) {
            throw new BadFileException(file, null, "is not UTF-8 text", ADVICE, e);
        } catch (IOException e) {
            String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.toString();
            String problem =
                    e instanceof AccessDeniedException ? "may not be read by this user" : "cannot be read: " + reason;
            throw new BadFileException(file, null, problem, "Check its permissions and the disk that it lies on", e);
        }
    }

    private static void check(Path file) {
        if (!Files.exists(file)) {
            throw new BadFileException(file, null, "does not exist", "Check the path of the area of interest", null);
        }
        // opening a pipe would wait for a writer for ever
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? "is a folder, expected a file" : "is not a regular file";
            throw new BadFileException(
                    file, null, what, "Give the GeoJSON, Shapefile (.shp) or GeoPackage with the area itself", null);
        }
    }

    private static Aoi content(Path file, @Nullable String layer) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw new BadFileException(null, null, "is empty", "", null);
        } else if (GeoPackage.begins(head)) {
            return Aoi.ofGeometry(GeoPackage.read(file, layer));
        } else if (layer != null) {
            throw Refusal.of("is no GeoPackage, so it has no layer named " + layer);
        } else if (Shapefile.begins(head)) {
            return Aoi.ofGeometry(Shapefile.read(file));
        }
        return switch (ending(file)) {
            case "geojson", "json" -> geoJson(file);
            case "shp", "gpkg" ->
                throw Refusal.of("does not begin as a file with the ending ." + ending(file) + " does");
            case "shx", "dbf", "prj", "cpg", "qix" ->
                throw new BadFileException(
                        null, null, "is a companion of a Shapefile", "Give the .shp file beside it", null);
            case "zip", "kml", "kmz", "gml", "gpx", "fgb", "tab" ->
                throw new BadFileException(
                        null,
                        null,
                        "is of a kind (." + ending(file) + ") that is not read here",
                        "Unpack it, or export the area as GeoJSON in WGS84 (EPSG:4326)",
                        null);
            default -> text(file);
        };
    }

    private static Aoi geoJson(Path file) throws IOException {
        try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            return Aoi.ofGeometry(GeoJsonText.read(new BufferedReader(text)));
        }
    }

    private static Aoi text(Path file) throws IOException {
        if (Files.size(file) > LONGEST_TEXT) {
            throw Refusal.of("is a text of more than 64 MB. Simplify the area first, or export it as GeoJSON");
        }
        String text = withoutByteOrderMark(Files.readString(file)).strip();
        if (text.startsWith("{")) {
            return geoJson(file);
        }
        Aoi aoi = AoiText.content(text);
        if (aoi == null) {
            throw Refusal.of("is no GeoJSON, Shapefile or GeoPackage, and holds no well-known text and no box: \""
                    + Refusal.shortened(text.substring(0, Math.min(text.length(), 200))) + "\"");
        }
        return aoi;
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
