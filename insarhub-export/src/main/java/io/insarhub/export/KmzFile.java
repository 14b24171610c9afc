package io.insarhub.export;

import io.insarhub.api.BadOptionException;
import io.insarhub.core.geo.Utm;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.json.AtomicFile;
import io.insarhub.core.markup.Markup;
import io.insarhub.core.plot.ColorScale;
import io.insarhub.core.plot.RasterFigure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** A ground overlay for Google Earth (OGC KML 2.3) with its picture, which must be in degrees. */
final class KmzFile {

    private KmzFile() {}

    static void write(ThinBand band, ResultLook look, Path kmz) {
        float[] shown = look.values(band);
        Degrees degrees = degrees(band, shown);
        ColorScale scale = look.scale(shown);
        AtomicFile.write(kmz, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            add(zip, "doc.kml", kml(look, scale, degrees).getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(RasterFigure.pixels(degrees.columns(), degrees.rows(), degrees.values(), scale), "png", png);
            add(zip, "overlay.png", png.toByteArray());
            zip.finish();
        });
    }

    /** A raster in longitude and latitude. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Degrees(int columns, int rows, GeoTransform place, float[] values) {}

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // the same raster gives the same bytes
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static Degrees degrees(ThinBand band, float[] values) {
        int epsg = band.crs().epsg();
        if (epsg == 4326) {
            return new Degrees(band.columns(), band.rows(), band.place(), values);
        }
        if (!Utm.isUtm(epsg)) {
            throw new BadOptionException(
                    "file", "a KMZ needs WGS84 or UTM, and the raster is in EPSG:" + epsg + "; reproject it first");
        }
        return fromUtm(band, values, Utm.ofEpsg(epsg));
    }

    /** The value of the pixel that each place lies in. */
    private static Degrees fromUtm(ThinBand band, float[] shown, Utm utm) {
        GeoTransform from = band.place();
        int columns = band.columns();
        int rows = band.rows();
        double[] box = box(from, columns, rows, utm);
        GeoTransform to = new GeoTransform(box[0], box[3], (box[2] - box[0]) / columns, (box[3] - box[1]) / rows);
        float[] values = new float[columns * rows];
        Arrays.fill(values, Float.NaN);
        double[] places = new double[2 * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                places[2 * column] = to.west() + (column + 0.5) * to.pixelWidth();
                places[2 * column + 1] = to.north() - (row + 0.5) * to.pixelHeight();
            }
            utm.forward(places, columns);
            for (int column = 0; column < columns; column++) {
                int x = (int) Math.floor((places[2 * column] - from.west()) / from.pixelWidth());
                int y = (int) Math.floor((from.north() - places[2 * column + 1]) / from.pixelHeight());
                if (x >= 0 && x < columns && y >= 0 && y < rows) {
                    values[row * columns + column] = shown[y * columns + x];
                }
            }
        }
        return new Degrees(columns, rows, to, values);
    }

    /** West, south, east, north of a grid's edge, in degrees; across ±180° longitudes go on, as KML has them there. */
    private static double[] box(GeoTransform from, int columns, int rows, Utm utm) {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        int steps = 64;
        for (int i = 0; i <= steps; i++) {
            double across = from.west() + from.pixelWidth() * columns * i / steps;
            double down = from.north() - from.pixelHeight() * rows * i / steps;
            double east = from.west() + from.pixelWidth() * columns;
            double south = from.north() - from.pixelHeight() * rows;
            double[] edge = {across, from.north(), across, south, from.west(), down, east, down};
            utm.inverse(edge, 4);
            for (int p = 0; p < edge.length; p += 2) {
                double longitude = utm.centralMeridian() + Math.IEEEremainder(edge[p] - utm.centralMeridian(), 360);
                box[0] = Math.min(box[0], longitude);
                box[1] = Math.min(box[1], edge[p + 1]);
                box[2] = Math.max(box[2], longitude);
                box[3] = Math.max(box[3], edge[p + 1]);
            }
        }
        return box;
    }

    private static String kml(ResultLook look, ColorScale scale, Degrees degrees) {
        GeoTransform place = degrees.place();
        return String.format(
                Locale.ROOT,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <kml xmlns="http://www.opengis.net/kml/2.2"><GroundOverlay>
                <name>%s</name><description>%s</description>
                <Icon><href>overlay.png</href></Icon>
                <LatLonBox><north>%.9f</north><south>%.9f</south><east>%.9f</east><west>%.9f</west></LatLonBox>
                </GroundOverlay></kml>
                """,
                Markup.escaped(look.title()),
                Markup.escaped(look.caption() + "  ·  " + (scale + " " + look.units()).strip()),
                place.north(),
                place.north() - degrees.rows() * place.pixelHeight(),
                place.west() + degrees.columns() * place.pixelWidth(),
                place.west());
    }
}
