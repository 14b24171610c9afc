package io.insarhub.hyp3.diagnostics;

import io.insarhub.api.BadOptionException;
import io.insarhub.core.plot.FittedCurve;
import io.insarhub.core.plot.HistoryFigure;
import io.insarhub.hyp3.sbas.PointFit;
import io.insarhub.hyp3.sbas.ResultFile;
import io.insarhub.hyp3.sbas.TimeFunction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Displacement of a pixel by date, and the function that the velocity file was made with, fitted to it.
 *
 * @param series name of the file that it is from
 * @param pixel where
 * @param chosen whether nobody asked for this pixel
 * @param dates all dates
 * @param meters displacement on each of them
 * @param leftOut dates that the function was not fitted to
 * @param function what was fitted
 * @param fit the parameters
 */
record PointModel(
        String series,
        ThinMap.Pixel pixel,
        boolean chosen,
        List<LocalDate> dates,
        List<Double> meters,
        Set<LocalDate> leftOut,
        TimeFunction function,
        PointFit fit) {

    PointModel {
        dates = List.copyOf(dates);
        meters = List.copyOf(meters);
        leftOut = Set.copyOf(leftOut);
    }

    static PointModel read(ResultFolder folder, VelocityOrigin origin, ThinMap.Pixel pixel, boolean chosen) {
        try (ResultFile file = ResultFile.open(folder.file(origin.series()))) {
            ResultFile.Shape shape = file.shape("timeseries");
            if (pixel.row() < 0
                    || pixel.row() >= shape.rows()
                    || pixel.column() < 0
                    || pixel.column() >= shape.columns()) {
                throw new BadOptionException(
                        "point",
                        "row " + pixel.row() + ", column " + pixel.column() + " lies outside of " + shape + " pixels");
            }
            List<LocalDate> dates = file.dates();
            List<Double> meters = DoubleStream.of(file.history("timeseries", pixel.row(), pixel.column()))
                    .boxed()
                    .toList();
            Set<LocalDate> leftOut = origin.leftOut(dates);
            List<LocalDate> used = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (int k = 0; k < meters.size(); k++) {
                if (!leftOut.contains(dates.get(k))) {
                    used.add(dates.get(k));
                    values.add(meters.get(k));
                }
            }
            double[] fitted = values.stream().mapToDouble(Double::doubleValue).toArray();
            PointFit fit = PointFit.of(
                    origin.function(),
                    used,
                    fitted,
                    file.number("CENTER_LINE_UTC").orElse(0.0));
            return new PointModel(origin.series(), pixel, chosen, dates, meters, leftOut, origin.function(), fit);
        }
    }

    HistoryFigure figure() {
        List<HistoryFigure.Sample> samples = new ArrayList<>();
        for (int k = 0; k < meters.size(); k++) {
            samples.add(new HistoryFigure.Sample(dates.get(k), 1000 * meters.get(k)));
        }
        String caption = "Row " + pixel.row() + ", column " + pixel.column()
                + (chosen ? ", where reliable pixels move fastest" : "") + "  ·  " + series
                + ", towards the satellite";
        FittedCurve curve = new FittedCurve(date -> 1000 * fit.meters(date), texts(), function.steps(), leftOut);
        return HistoryFigure.of("Displacement of a point", caption, "Displacement (mm)", samples)
                .with(curve);
    }

    /** What the fit says: velocity first, then what else there is. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        texts.add("velocity " + withError("velocity", "mm/yr"));
        if (function.polynomial() > 1) {
            texts.add("acceleration " + withError("acceleration", "mm/yr²"));
        }
        for (double period : function.periodsYears()) {
            String name = period == 1 ? "annual" : period == 0.5 ? "semiAnnual" : "period" + period + "Y";
            String said = period == 1 ? "annual" : period == 0.5 ? "semi-annual" : period + "-year";
            texts.add(said + " amplitude " + withError(name + "Amplitude", "mm"));
        }
        for (LocalDate step : function.steps()) {
            texts.add("step " + step + " " + withError("step" + step.toString().replace("-", ""), "mm"));
        }
        return texts;
    }

    private String withError(String term, String unit) {
        double value = 1000 * fit.terms().getOrDefault(term, Double.NaN);
        double error = 1000 * fit.terms().getOrDefault(term + "Std", Double.NaN);
        String text = String.format(Locale.ROOT, "%.1f", value).replace('-', '−');
        return text + (Double.isNaN(error) ? "" : String.format(Locale.ROOT, " ± %.1f", error)) + " " + unit;
    }
}
