package io.insarhub.quality.features;

import java.time.LocalDate;

/** The usual vegetation index of a month at a latitude, where nobody measured it. */
public final class NdviClimatology {

    private NdviClimatology() {}

    /** NDVI of the table's band, or NaN where it has none. */
    public static double at(double latitude, LocalDate date) {
        for (String[] row : Table.rows("ndvi_climatology.csv")) {
            double from = Double.parseDouble(row[0]);
            double to = Double.parseDouble(row[1]);
            if (latitude >= from && (latitude < to || to == 90)) {
                return Double.parseDouble(row[1 + date.getMonthValue()]);
            }
        }
        return Double.NaN;
    }
}
