package io.insarhub.hyp3.mintpy;

import io.insarhub.api.Cancellation;
import io.insarhub.hyp3.hdf5.Hdf5Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * MintPy's {@code geometryGeo.h5}: height, the angles of the line of sight, slant range and water; the angles in single precision
 * as MintPy has them, to the bit.
 */
public final class GeometryOutput {

    private static final float DEGREES = 180;
    private static final float RIGHT_ANGLE = 90;
    private static final float FULL_CIRCLE = 360;
    private static final float PI = (float) Math.PI;
    private static final float NO_HEIGHT = -32768;

    private GeometryOutput() {}

    /**
     * What is to be written.
     *
     * @param height clipped elevation model, metres
     * @param lookTheta clipped elevation angle of the look vector, radians; null if there is none
     * @param lookPhi clipped direction of the look vector, radians; null if there is none
     * @param waterMask clipped mask, not 0 on land; null if there is none
     * @param width columns
     * @param rows rows
     * @param earthRadiusMeters radius of the earth; NaN where unknown, and there is no slant range then
     * @param orbitHeightMeters height of the satellite; NaN where unknown
     * @param attributes the file's attributes
     */
    public record Content(
            Path height,
            @Nullable Path lookTheta,
            @Nullable Path lookPhi,
            @Nullable Path waterMask,
            int width,
            int rows,
            double earthRadiusMeters,
            double orbitHeightMeters,
            Map<String, String> attributes) {

        private Hdf5Dataset layer(String name) {
            return Hdf5Dataset.float32(name, rows, width);
        }

        private Hdf5Dataset mask() {
            return Hdf5Dataset.bool("waterMask", rows, width);
        }

        boolean hasRange() {
            return lookTheta != null && !Double.isNaN(earthRadiusMeters) && !Double.isNaN(orbitHeightMeters);
        }

        private List<Hdf5Dataset> datasets() {
            List<Hdf5Dataset> datasets = new ArrayList<>();
            if (lookPhi != null) {
                datasets.add(layer("azimuthAngle"));
            }
            datasets.add(layer("height"));
            if (lookTheta != null) {
                datasets.add(layer("incidenceAngle"));
            }
            if (hasRange()) {
                datasets.add(layer("slantRangeDistance"));
            }
            if (waterMask != null) {
                datasets.add(mask());
            }
            return datasets;
        }
    }

    /** Writes the file, whole or not at all. */
    public static void write(Path target, Content content, Cancellation cancellation) {
        try (WorkFile file = WorkFile.begin(target, content.datasets(), content.attributes())) {
            read(content, content.height, cancellation, (first, pixels) -> {
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = pixels[i] == NO_HEIGHT ? Float.NaN : pixels[i];
                }
                file.writer().write(content.layer("height"), first, pixels, pixels.length);
            });
            if (content.lookTheta != null) {
                read(
                        content,
                        content.lookTheta,
                        cancellation,
                        (first, pixels) -> writeIncidence(file, content, first, pixels));
            }
            if (content.lookPhi != null) {
                read(content, content.lookPhi, cancellation, (first, pixels) -> {
                    for (int i = 0; i < pixels.length; i++) {
                        pixels[i] = azimuth(pixels[i]);
                    }
                    file.writer().write(content.layer("azimuthAngle"), first, pixels, pixels.length);
                });
            }
            if (content.waterMask != null) {
                read(content, content.waterMask, cancellation, (first, pixels) -> {
                    boolean[] land = new boolean[pixels.length];
                    for (int i = 0; i < pixels.length; i++) {
                        land[i] = pixels[i] != 0;
                    }
                    file.writer().write(content.mask(), first, land, land.length);
                });
            }
            file.finish();
        }
    }

    private static void read(Content content, Path raster, Cancellation cancellation, RowReader.Rows rows) {
        RowReader.read(raster, content.width, content.rows, cancellation, rows);
    }

    private static void writeIncidence(WorkFile file, Content content, long first, float[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = incidence(pixels[i]);
        }
        file.writer().write(content.layer("incidenceAngle"), first, pixels, pixels.length);
        if (content.hasRange()) {
            float[] range = Arrays.copyOf(pixels, pixels.length);
            for (int i = 0; i < range.length; i++) {
                range[i] = slantRange(range[i], content.earthRadiusMeters, content.orbitHeightMeters);
            }
            file.writer().write(content.layer("slantRangeDistance"), first, range, range.length);
        }
    }

    /** From the vertical, degrees, of an elevation angle in radians. */
    static float incidence(float theta) {
        return theta == 0 ? Float.NaN : RIGHT_ANGLE - theta * DEGREES / PI;
    }

    /** From north, counter-clockwise, −180 to 180°, of an angle from east in radians. */
    static float azimuth(float phi) {
        if (phi == 0) {
            return Float.NaN;
        }
        float turned = phi * DEGREES / PI - RIGHT_ANGLE + DEGREES;
        float rest = turned % FULL_CIRCLE;
        return (rest < 0 ? rest + FULL_CIRCLE : rest) - DEGREES;
    }

    /**
     * By the law of sines in the triangle of the earth's centre, satellite and pixel; metres. MintPy does this in single
     * precision, where the last bits of its sines make up to 2.5 m that differ from machine to machine; here it is right.
     */
    static float slantRange(float incidenceDegrees, double earthRadiusMeters, double orbitHeightMeters) {
        double incidence = Math.toRadians(incidenceDegrees);
        double diameter = (earthRadiusMeters + orbitHeightMeters) / Math.sin(Math.PI - incidence);
        double look = Math.asin(earthRadiusMeters / diameter);
        return (float) (diameter * Math.sin(incidence - look));
    }
}
