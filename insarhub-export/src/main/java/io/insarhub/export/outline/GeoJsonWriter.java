package io.insarhub.export.outline;

import io.insarhub.core.json.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An outline as GeoJSON, in the raster's own coordinates: those of a map that is not longitude and latitude are told in
 * the member {@code crs} of GeoJSON 2008, which GDAL and QGIS read.
 */
public final class GeoJsonWriter {

    private final PlacedOutline placed;
    private final Writer out;

    private GeoJsonWriter(PlacedOutline placed, Writer out) {
        this.placed = placed;
        this.out = out;
    }

    /** Writes the file in one step. An outline of nothing has no feature. */
    public static void write(PlacedOutline placed, Path file) {
        AtomicFile.write(file, stream -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
            new GeoJsonWriter(placed, out).write();
            out.flush();
        });
    }

    private void write() throws IOException {
        out.write("{\"type\": \"FeatureCollection\", \"name\": \"raster_footprint\",");
        if (placed.crs().epsg() != 4326) {
            out.write(" \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::"
                    + placed.crs().epsg() + "\"}},");
        }
        out.write(" \"features\": [");
        if (placed.outline().rings() > 0) {
            out.write("\n{\"type\": \"Feature\", \"properties\": {\"source\": \"" + escaped(placed.source())
                    + "\"}, \"geometry\": {\"type\": \"MultiPolygon\", \"coordinates\": [");
            writePolygons();
            out.write("]}}\n");
        }
        out.write("]}\n");
    }

    private void writePolygons() throws IOException {
        for (int ring = 0; ring < placed.outline().rings(); ring++) {
            if (placed.outline().isOuter(ring)) {
                out.write(ring == 0 ? "[" : "],\n[");
            } else {
                out.write(",");
            }
            // RFC 7946 wants outer rings counter-clockwise
            int[] points = Rings.reversed(placed.outline(), ring);
            out.write("[");
            for (int i = 0; i < points.length; i += 2) {
                out.write((i == 0 ? "[" : ", [") + placed.x(points[i]) + ", " + placed.y(points[i + 1]) + "]");
            }
            out.write("]");
        }
        out.write("]");
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }
}
