package io.insarhub.export;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.LonLat;
import io.insarhub.core.geo.Utm;
import io.insarhub.core.json.AtomicFile;
import io.insarhub.core.plot.HistoryFigure;
import io.insarhub.export.hdf5.Box;
import io.insarhub.export.hdf5.Cube;
import io.insarhub.export.hdf5.MapGrid;
import io.insarhub.export.hdf5.MintpyFile;
import io.insarhub.export.hdf5.Workers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the ground moved at one place: the values of a MintPy time series by date. Immutable. Reads the chunks that hold the
 * pixel, and no others.
 */
public final class PointHistory {

    private final Path h5;
    private final int row;
    private final int column;
    private final String units;
    private final List<HistoryFigure.Sample> samples;

    private PointHistory(Path h5, int row, int column, String units, List<HistoryFigure.Sample> samples) {
        this.h5 = h5;
        this.row = row;
        this.column = column;
        this.units = units;
        this.samples = List.copyOf(samples);
    }

    /**
     * The history of the pixel that a place lies in.
     *
     * @param h5 a time series, such as {@code timeseries.h5}
     * @throws BadFileException if the series cannot be read
     * @throws BadOptionException if the place lies outside of it, or its map is neither WGS84 nor UTM
     */
    public static PointHistory at(Path h5, LonLat place) {
        try (MintpyFile file = MintpyFile.open(h5)) {
            Cube cube = file.cube("timeseries");
            MapGrid grid;
            try {
                grid = MapGrid.of(file.attributes(), cube.rows(), cube.columns());
            } catch (BadFileException e) {
                throw e.in(h5, "Correct the attribute");
            }
            double x = place.longitude();
            double y = place.latitude();
            int epsg = grid.crs().epsg();
            if (Utm.isUtm(epsg)) {
                x = Utm.ofEpsg(epsg).eastingMeters(place);
                y = Utm.ofEpsg(epsg).northingMeters(place);
            } else if (epsg != 4326) {
                throw new BadOptionException("place", "cannot be found in EPSG:" + epsg + "; give row and column");
            }
            double column =
                    Math.floor((x - grid.transform().west()) / grid.transform().pixelWidth());
            double row =
                    Math.floor((grid.transform().north() - y) / grid.transform().pixelHeight());
            return read(file, cube, row, column);
        }
    }

    /** The history of a pixel; rows count from 0 in the north, columns from 0 in the west. */
    public static PointHistory atPixel(Path h5, int row, int column) {
        try (MintpyFile file = MintpyFile.open(h5)) {
            return read(file, file.cube("timeseries"), row, column);
        }
    }

    /** The dates, in order. */
    public List<LocalDate> dates() {
        return samples.stream().map(HistoryFigure.Sample::date).toList();
    }

    /** The values by date; NaN where there is none. */
    public List<Double> values() {
        return samples.stream().map(HistoryFigure.Sample::value).toList();
    }

    /** What values are measured in; empty if the file does not say. */
    public String units() {
        return units;
    }

    /** Row of the pixel, from 0 in the north. */
    public int row() {
        return row;
    }

    /** Column of the pixel, from 0 in the west. */
    public int column() {
        return column;
    }

    /**
     * Writes a table: {@code date,displacement_m}, a line a date, empty where there is no value; in one step.
     *
     * @return the file
     */
    public Path writeCsv(Path csv) {
        StringBuilder text = new StringBuilder("date,displacement");
        text.append(units.isEmpty() ? "" : "_" + units.replace('/', '_')).append('\n');
        for (HistoryFigure.Sample sample : samples) {
            text.append(sample.date()).append(',');
            // as many digits as the file's own single precision has
            text.append(Double.isNaN(sample.value()) ? "" : Float.toString((float) sample.value()))
                    .append('\n');
        }
        AtomicFile.write(csv, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        return csv;
    }

    /**
     * Draws the history into a PNG, in one step; metres as millimetres.
     *
     * @return the file
     * @throws BadFileException also where there is no font
     */
    public Path writePng(Path png) {
        boolean meters = units.equals("m");
        String shownUnits = meters ? "mm" : units;
        String axis = "Displacement" + (shownUnits.isEmpty() ? "" : " (" + shownUnits + ")");
        String caption = String.format(
                Locale.ROOT, "Row %d, column %d  ·  %s, towards the satellite", row, column, h5.getFileName());
        double factor = meters ? 1000 : 1;
        List<HistoryFigure.Sample> shown = samples.stream()
                .map(sample -> new HistoryFigure.Sample(sample.date(), factor * sample.value()))
                .toList();
        HistoryFigure.of("Displacement of a point", caption, axis, shown).writePng(png);
        return png;
    }

    private static PointHistory read(MintpyFile file, Cube cube, double row, double column) {
        if (!(row >= 0 && row < cube.rows() && column >= 0 && column < cube.columns())) {
            throw new BadOptionException(
                    "place",
                    "row " + (long) row + ", column " + (long) column + " lies outside of " + cube.rows() + " × "
                            + cube.columns() + " pixels");
        }
        List<String> dates = file.dates();
        if (dates.size() != cube.bands()) {
            throw new BadFileException(
                    file.path(),
                    "dataset date",
                    "has " + dates.size() + " dates for " + cube.bands() + " bands",
                    "",
                    null);
        }
        float[] values = new float[cube.bands()];
        try (Workers workers = new Workers(1, "reading " + file.path().getFileName(), Cancellation.never())) {
            cube.read(new Box(0, (int) row, (int) column, cube.bands(), 1, 1), values, workers);
        }
        clearNoData(values, file.noData());
        List<HistoryFigure.Sample> samples = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            samples.add(new HistoryFigure.Sample(date(file.path(), dates.get(i)), values[i]));
        }
        String units = file.units(cube.name());
        return new PointHistory(file.path(), (int) row, (int) column, units, samples);
    }

    /**
     * What means no data becomes NaN. Where that is zero, a history is without data only if it has nothing else: the first
     * date of one with data is zero because displacement is counted from there.
     */
    private static void clearNoData(float[] values, float noData) {
        boolean zero = noData == 0;
        boolean empty = true;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i]) || (!zero && values[i] == noData)) {
                values[i] = Float.NaN;
            }
            empty &= Float.isNaN(values[i]) || values[i] == 0;
        }
        if (zero && empty) {
            Arrays.fill(values, Float.NaN);
        }
    }

    private static LocalDate date(Path h5, String text) {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new BadFileException(
                    h5, "dataset date", "\"" + text + "\" is no date (YYYYMMDD)", "Compute the file again", e);
        }
    }
}
