package io.insarhub.hyp3.diagnostics;

import io.insarhub.core.plot.DateBars;
import io.insarhub.hyp3.sbas.Network;
import io.insarhub.hyp3.sbas.RampKind;
import io.insarhub.hyp3.sbas.ResidualRms;
import io.insarhub.hyp3.sbas.ResultFile;
import io.insarhub.hyp3.sbas.Settings;
import io.insarhub.hyp3.sbas.StackHeader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Residual of each date as bars. One image of one date is in memory at a time. */
final class ResidualBars {

    static final String RESIDUALS = "timeseriesResidual.h5";
    static final String MASK = "maskTempCoh.h5";

    // an image as floats and as doubles, a mask as floats and as booleans
    private static final long BYTES_A_PIXEL = 17;
    private static final long MOST_PIXELS = Integer.MAX_VALUE - 8;

    private ResidualBars() {}

    /** Why the residuals cannot be looked at in this Java's memory; empty if they can. */
    static Optional<String> tooLarge(ResultFolder folder) {
        try (ResultFile file = ResultFile.open(folder.file(RESIDUALS))) {
            ResultFile.Shape shape = file.shape("timeseries");
            long needed = BYTES_A_PIXEL * shape.rows() * shape.columns();
            long most = Math.min(Runtime.getRuntime().maxMemory() / 2, BYTES_A_PIXEL * MOST_PIXELS);
            return needed <= most
                    ? Optional.empty()
                    : Optional.of(folder.file(RESIDUALS) + " has images of " + shape
                            + " pixels, one of which needs more than half of Java's memory; give it more with -Xmx");
        }
    }

    static DateBars read(ResultFolder folder, Rules rules) {
        try (ResultFile file = ResultFile.open(folder.file(RESIDUALS))) {
            ResultFile.Shape shape = file.shape("timeseries");
            StackHeader header = new StackHeader(
                    shape.rows(),
                    shape.columns(),
                    new Network(file.dates(), List.of()),
                    List.of(),
                    file.attributes(),
                    List.of());
            Settings.Place reference = new Settings.Place(
                    file.number("REF_Y").orElse(0.0).intValue(),
                    file.number("REF_X").orElse(0.0).intValue());
            return of(
                    ResidualRms.of(
                            folder.file(RESIDUALS),
                            header,
                            folder.file(MASK),
                            reference,
                            rules.residualRamp(),
                            rules.residualCutoff()),
                    rules);
        }
    }

    static DateBars of(ResidualRms rms, Rules rules) {
        List<DateBars.Bar> bars = new ArrayList<>();
        List<LocalDate> outliers = rms.outliers();
        for (int k = 0; k < rms.dates().size(); k++) {
            LocalDate date = rms.dates().get(k);
            DateBars.Kind kind = outliers.contains(date)
                    ? DateBars.Kind.OUTLIER
                    : date.equals(rms.best()) ? DateBars.Kind.BEST : DateBars.Kind.USUAL;
            bars.add(new DateBars.Bar(date, 1000 * rms.rmsMeters().get(k), kind));
        }
        RampKind ramp = rules.residualRamp();
        String before = ramp == null ? "" : ", less a " + ramp.mintpyName().replace('_', ' ') + " ramp";
        String named = outliers.isEmpty()
                ? "no outliers"
                : "outliers: " + outliers.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        double threshold = 1000 * rms.thresholdMeters();
        return new DateBars(
                "Residual of each date",
                "Root mean square over the reliable pixels" + before + "  ·  " + named,
                "Residual RMS (mm)",
                bars,
                threshold,
                String.format(
                        Locale.ROOT,
                        "threshold %.1f mm: %s × median / 0.6745",
                        threshold,
                        String.valueOf(rules.residualCutoff()).replaceFirst("\\.0$", "")));
    }
}
