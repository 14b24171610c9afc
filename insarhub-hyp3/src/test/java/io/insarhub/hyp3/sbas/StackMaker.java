package io.insarhub.hyp3.sbas;

import io.insarhub.hyp3.hdf5.Hdf5Dataset;
import io.insarhub.hyp3.hdf5.Hdf5Writer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;

/** Makes stacks: dates every twelve days, paired with the next three and the one a year on; smooth motion and noise. */
public final class StackMaker {

    private static final double WAVELENGTH = 0.055465764662349676;

    private StackMaker() {}

    /** Earlier and later dates. */
    public record Dates(List<LocalDate> first, List<LocalDate> second) {}

    /** Neighbours up to three apart, and pairs of about a year, as many as asked for at most. */
    public static Dates dates(int dates, int mostPairs) {
        LocalDate start = LocalDate.of(2019, 1, 5);
        List<LocalDate> first = new ArrayList<>();
        List<LocalDate> second = new ArrayList<>();
        for (int i = 0; i < dates; i++) {
            for (int apart : new int[] {1, 2, 3}) {
                if (i + apart < dates) {
                    first.add(start.plusDays(12L * i));
                    second.add(start.plusDays(12L * (i + apart)));
                }
            }
        }
        for (int i = 0; i + 30 < dates && first.size() < mostPairs; i += 5) {
            first.add(start.plusDays(12L * i));
            second.add(start.plusDays(12L * (i + 30)));
        }
        return new Dates(first, second);
    }

    public static Map<String, String> attributes(int rows, int columns) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("FILE_TYPE", "ifgramStack");
        attributes.put("LENGTH", Integer.toString(rows));
        attributes.put("WIDTH", Integer.toString(columns));
        attributes.put("WAVELENGTH", Double.toString(WAVELENGTH));
        attributes.put("ALOOKS", "4");
        attributes.put("RLOOKS", "20");
        attributes.put("CENTER_LINE_UTC", "12360.69");
        attributes.put("REF_Y", Integer.toString(rows / 4));
        attributes.put("REF_X", Integer.toString(columns / 4));
        return attributes;
    }

    /**
     * Writes a stack.
     *
     * @param missing share of observations that have no data, 0–1
     */
    public static void write(Path file, int rows, int columns, Dates dates, double missing) {
        write(file, rows, columns, dates, missing, m -> false);
    }

    /** The same; the perpendicular baselines of some interferograms are not known. */
    public static void write(
            Path file, int rows, int columns, Dates dates, double missing, IntPredicate withoutBaseline) {
        int pairs = dates.first().size();
        Hdf5Dataset phase = Hdf5Dataset.float32("unwrapPhase", pairs, rows, columns);
        Hdf5Dataset coherence = Hdf5Dataset.float32("coherence", pairs, rows, columns);
        Hdf5Dataset date = Hdf5Dataset.text("date", 8, pairs, 2);
        Hdf5Dataset keep = Hdf5Dataset.bool("dropIfgram", pairs);
        Hdf5Dataset bperp = Hdf5Dataset.float32("bperp", pairs);
        Random random = new Random(7);
        try (Hdf5Writer writer =
                Hdf5Writer.create(file, List.of(bperp, coherence, date, keep, phase), attributes(rows, columns))) {
            List<String> texts = new ArrayList<>();
            boolean[] kept = new boolean[pairs];
            float[] image = new float[rows * columns];
            float[] gamma = new float[rows * columns];
            float[] baselines = new float[pairs];
            for (int m = 0; m < pairs; m++) {
                texts.add(dates.first().get(m).format(DateTimeFormatter.BASIC_ISO_DATE));
                texts.add(dates.second().get(m).format(DateTimeFormatter.BASIC_ISO_DATE));
                kept[m] = true;
                float baseline = (float) (random.nextGaussian() * 50);
                baselines[m] = withoutBaseline.test(m) ? Float.NaN : baseline;
                double years = (dates.second().get(m).toEpochDay()
                                - dates.first().get(m).toEpochDay())
                        / 365.25;
                for (int p = 0; p < image.length; p++) {
                    double x = (double) (p % columns) / columns;
                    int row = p / columns;
                    double y = (double) row / rows;
                    gamma[p] = (float) (0.25 + 0.7 * Math.abs(((p * 0.618 + m * 0.37) % 1) - 0.1 * y));
                    double signal = -4 * Math.PI / WAVELENGTH * 0.04 * years * Math.exp(-10 * (x * x + y * y));
                    boolean none = missing > 0 && random.nextDouble() < missing;
                    image[p] = none ? 0 : (float) (signal + 0.3 * (random.nextDouble() - 0.5) + 1);
                }
                writer.write(phase, (long) m * image.length, image, image.length);
                writer.write(coherence, (long) m * image.length, gamma, image.length);
            }
            writer.write(date, texts);
            writer.write(keep, 0, kept, pairs);
            writer.write(bperp, 0, baselines, pairs);
        }
    }

    /** Writes what the error of the elevation model needs to know; every tenth row is in radar shadow. */
    public static void writeGeometry(Path file, int rows, int columns) {
        Hdf5Dataset incidence = Hdf5Dataset.float32("incidenceAngle", rows, columns);
        Hdf5Dataset range = Hdf5Dataset.float32("slantRangeDistance", rows, columns);
        Hdf5Dataset shadow = Hdf5Dataset.bool("shadowMask", rows, columns);
        float[] angles = new float[rows * columns];
        float[] meters = new float[angles.length];
        boolean[] dark = new boolean[angles.length];
        for (int p = 0; p < angles.length; p++) {
            angles[p] = 30 + 15f * (p % columns) / columns;
            meters[p] = 800_000 + 100_000f * (p % columns) / columns;
            dark[p] = p / columns % 10 == 9;
        }
        try (Hdf5Writer writer =
                Hdf5Writer.create(file, List.of(incidence, shadow, range), attributes(rows, columns))) {
            writer.write(incidence, 0, angles, angles.length);
            writer.write(range, 0, meters, meters.length);
            writer.write(shadow, 0, dark, dark.length);
        }
    }
}
