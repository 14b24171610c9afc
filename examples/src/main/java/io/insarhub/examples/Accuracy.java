package io.insarhub.examples;

import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.examples.truth.GroundTruth;
import io.insarhub.examples.truth.TrueGrid;
import io.insarhub.export.hdf5.MintpyFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** The velocity that was found, held against the truth; all of it relative to the reference point, mm/yr. */
final class Accuracy {

    /** Pixels of the result. */
    final int width;

    final int height;
    /** NaN where the result is not reliable. */
    final float[] found;

    final float[] expected;
    /** Root mean square of found − expected. */
    final double rmse;
    /** The same for what air and seasons alone pretend, which no inversion can tell from motion. */
    final double pretended;
    /** The same for found − (expected + pretended): what the inversion and the noise add. */
    final double added;

    final int pixels;
    final GeoTransform place;
    final int epsg;

    private Accuracy(Path folder, GroundTruth truth) {
        float[] velocity;
        float[] mask;
        try (GeoTiffReader reader = GeoTiffReader.open(folder.resolve("velocity.tif"));
                GeoTiffReader reliable = GeoTiffReader.open(folder.resolve("maskTempCoh.tif"))) {
            width = reader.info().width();
            height = reader.info().height();
            place = reader.info().geoTransform().orElseThrow();
            epsg = reader.info().epsg().orElseThrow();
            velocity = reader.readFloats(0, new TileWindow(1, 0, 0, width, height));
            mask = reliable.readFloats(0, new TileWindow(1, 0, 0, width, height));
        }
        int reference;
        List<LocalDate> dates;
        try (MintpyFile file = MintpyFile.open(folder.resolve("velocity.h5"));
                MintpyFile series = MintpyFile.open(folder.resolve("timeseries.h5"))) {
            reference = number(file, "REF_Y") * width + number(file, "REF_X");
            dates = series.dates().stream()
                    .map(text -> LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE))
                    .toList();
        }
        IntToDoubleFunction motion =
                relative(pixel -> truth.velocityMmPerYear(inTruth(truth.grid(), pixel)), reference);
        IntToDoubleFunction rest =
                relative(pixel -> truth.pretendedVelocityMmPerYear(inTruth(truth.grid(), pixel), dates), reference);
        found = new float[velocity.length];
        expected = new float[velocity.length];
        double sum = 0;
        double sumPretended = 0;
        double sumAdded = 0;
        int count = 0;
        for (int pixel = 0; pixel < velocity.length; pixel++) {
            boolean valid = mask[pixel] == 1 && velocity[pixel] > -9000 && pixel != reference;
            found[pixel] = valid ? velocity[pixel] * 1000 : Float.NaN;
            expected[pixel] = (float) motion.applyAsDouble(pixel);
            if (valid) {
                double error = found[pixel] - expected[pixel];
                double air = rest.applyAsDouble(pixel);
                sum += error * error;
                sumPretended += air * air;
                sumAdded += (error - air) * (error - air);
                count++;
            }
        }
        pixels = count;
        rmse = Math.sqrt(sum / count);
        pretended = Math.sqrt(sumPretended / count);
        added = Math.sqrt(sumAdded / count);
    }

    /** Reads the results of a stack's folder. */
    static Accuracy of(Path folder, GroundTruth truth) {
        return new Accuracy(folder, truth);
    }

    /** Prints the errors. */
    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%nVelocity against the truth, %d reliable pixels of %d, relative to the reference point, mm/yr:%n"
                        + "  largest subsidence found %.1f, true %.1f%n"
                        + "  RMSE %.2f; the simulated air and seasons alone make %.2f, inversion and noise %.2f%n",
                pixels,
                width * height,
                least(found),
                least(expected),
                rmse,
                pretended,
                added);
    }

    private static float least(float[] values) {
        float least = Float.NaN;
        for (float value : values) {
            least = Float.isNaN(least) || value < least ? value : least;
        }
        return least;
    }

    private static IntToDoubleFunction relative(IntToDoubleFunction value, int reference) {
        double there = value.applyAsDouble(reference);
        return pixel -> value.applyAsDouble(pixel) - there;
    }

    /** The pixel of the products that a pixel of the result was cut from. */
    private int inTruth(TrueGrid grid, int pixel) {
        int column = pixel % width + (int) Math.round((place.west() - grid.west()) / TrueGrid.PIXEL_METERS);
        int row = pixel / width + (int) Math.round((grid.north() - place.north()) / TrueGrid.PIXEL_METERS);
        return row * grid.width() + column;
    }

    private static int number(MintpyFile file, String attribute) {
        return Integer.parseInt(file.attributes().get(attribute).orElseThrow());
    }
}
