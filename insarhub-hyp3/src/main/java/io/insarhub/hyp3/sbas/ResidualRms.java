package io.insarhub.hyp3.sbas;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Root mean square of the residual displacement of each date over the reliable pixels, after a quadratic ramp, and the dates
 * whose value stands out: above 3 times the median absolute deviation from zero, scaled to a standard deviation. MintPy's
 * {@code residualRMS}.
 *
 * @param dates the dates
 * @param rmsMeters of each date
 * @param thresholdMeters above it a date stands out
 */
public record ResidualRms(List<LocalDate> dates, List<Double> rmsMeters, double thresholdMeters) {

    private static final double NORMAL = 0.67449;

    /** Copies the lists. */
    public ResidualRms {
        dates = List.copyOf(dates);
        rmsMeters = List.copyOf(rmsMeters);
    }

    /**
     * Of a {@code timeseriesResidual.h5}.
     *
     * @param header of the stack that it is from
     * @param mask file with dataset {@code mask} of the pixels that count
     * @param ramp surface that is taken away before; null: none
     * @param cutoff how many times the median a date may have; MintPy's default is 3
     */
    public static ResidualRms of(
            Path residuals,
            StackHeader header,
            Path mask,
            Settings.Place reference,
            @Nullable RampKind ramp,
            double cutoff) {
        boolean[] counts = SeriesCorrections.mask(mask, header);
        Ramp surface = ramp == null ? null : new Ramp(ramp, header.rows(), header.columns(), counts);
        List<Double> rms = new ArrayList<>();
        float[] image = new float[header.pixels()];
        double[] exact = new double[image.length];
        try (Hdf5File file = Hdf5File.open(residuals)) {
            Raster raster = file.raster("timeseries");
            for (int k = 0; k < header.network().dateCount(); k++) {
                int date = k;
                file.guarded(() -> {
                    raster.read(new int[] {date}, 0, header.rows(), image);
                    return "";
                });
                for (int p = 0; p < image.length; p++) {
                    exact[p] = image[p];
                }
                if (surface != null) {
                    surface.remove(exact, reference.row() * header.columns() + reference.column());
                }
                rms.add(rms(exact, counts));
            }
        }
        return of(header.network().dates(), rms, cutoff);
    }

    /** Of known values. */
    static ResidualRms of(List<LocalDate> dates, List<Double> rmsMeters, double cutoff) {
        double[] sorted =
                rmsMeters.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new ResidualRms(dates, rmsMeters, cutoff * median / NORMAL);
    }

    private static double rms(double[] image, boolean[] mask) {
        double sum = 0;
        long count = 0;
        for (int p = 0; p < image.length; p++) {
            if (mask[p] && !Double.isNaN(image[p])) {
                sum += image[p] * image[p];
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    /** The dates that stand out. */
    public List<LocalDate> outliers() {
        List<LocalDate> outliers = new ArrayList<>();
        for (int k = 0; k < dates.size(); k++) {
            if (rmsMeters.get(k) > thresholdMeters) {
                outliers.add(dates.get(k));
            }
        }
        return outliers;
    }

    /** The date of the least value, which suits best as reference. */
    public LocalDate best() {
        double[] values = rmsMeters.stream().mapToDouble(Double::doubleValue).toArray();
        double least = Arrays.stream(values).min().orElseThrow();
        return dates.get(rmsMeters.indexOf(least));
    }
}
