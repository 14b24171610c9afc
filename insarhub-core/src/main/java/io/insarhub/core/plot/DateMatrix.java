package io.insarhub.core.plot;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Values between dates, each against each; NaN where there is none. Immutable. */
public final class DateMatrix {

    private final String title;
    private final String caption;
    private final List<LocalDate> dates;
    private final float[] values;

    /**
     * A matrix without any value.
     *
     * @param title headline
     * @param caption a line below it
     * @param dates the dates, of rows from the top and of columns from the left; at least one
     */
    public DateMatrix(String title, String caption, List<LocalDate> dates) {
        this(title, caption, List.copyOf(dates), new float[dates.size() * dates.size()]);
        Arrays.fill(values, Float.NaN);
    }

    private DateMatrix(String title, String caption, List<LocalDate> dates, float[] values) {
        if (dates.isEmpty()) {
            throw new IllegalArgumentException("a matrix without dates");
        }
        this.title = title;
        this.caption = caption;
        this.dates = dates;
        this.values = values;
    }

    /** A value and where it stands. */
    public record Cell(int row, int column, double value) {}

    /** The same with some values. */
    public DateMatrix with(List<Cell> cells) {
        float[] changed = values.clone();
        for (Cell cell : cells) {
            changed[cell.row() * dates.size() + cell.column()] = (float) cell.value();
        }
        return new DateMatrix(title, caption, dates, changed);
    }

    /** Headline. */
    public String title() {
        return title;
    }

    /** Line below the headline. */
    public String caption() {
        return caption;
    }

    /** The dates. */
    public List<LocalDate> dates() {
        return dates;
    }

    /** The value of a cell, in single precision; NaN where there is none. */
    public float at(int row, int column) {
        return values[row * dates.size() + column];
    }
}
