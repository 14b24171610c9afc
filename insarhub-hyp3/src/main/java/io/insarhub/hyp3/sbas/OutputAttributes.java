package io.insarhub.hyp3.sbas;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The root attributes of the files that are written: those of the stack, and what MintPy adds to each. */
final class OutputAttributes {

    private static final String PREFIX = "mintpy.networkInversion.";

    private static final String MODIFIED = "MODIFICATION_TIME";

    private final Map<String, String> stack;
    private final @Nullable String modified;
    private final Map<String, String> inversion = new LinkedHashMap<>();
    private final Settings settings;
    private final StackHeader header;

    OutputAttributes(StackHeader header, Settings settings, Settings.Place reference) {
        this.header = header;
        this.settings = settings;
        stack = new LinkedHashMap<>(header.attributes());
        modified = stack.remove(MODIFIED);
        stack.put("LENGTH", Integer.toString(header.rows()));
        stack.put("WIDTH", Integer.toString(header.columns()));
        relocate(reference);
        InversionRules rules = settings.rules();
        inversion.putAll(stack);
        inversion.put("START_DATE", date(header.firstDate()));
        inversion.put("END_DATE", date(header.lastDate()));
        inversion.put(
                PREFIX + "maskDataset",
                switch (rules.mask()) {
                    case NONE -> "False";
                    case COHERENCE -> "coherence";
                    case CONNECT_COMPONENT -> "connectComponent";
                });
        inversion.put(PREFIX + "maskThreshold", Double.toString(rules.maskThreshold()));
        inversion.put(PREFIX + "minNormVelocity", truth(rules.minNormVelocity()));
        inversion.put(PREFIX + "minRedundancy", Double.toString(rules.minRedundancy()));
        inversion.put(PREFIX + "numIfgram", Integer.toString(header.network().pairCount()));
        inversion.put(PREFIX + "obsDatasetName", "unwrapPhase");
        inversion.put(PREFIX + "weightFunc", rules.weighting().mintpyName());
    }

    private void relocate(Settings.Place reference) {
        String row = Integer.toString(reference.row());
        String column = Integer.toString(reference.column());
        boolean same = row.equals(stack.get("REF_Y")) && column.equals(stack.get("REF_X"));
        stack.put("REF_Y", row);
        stack.put("REF_X", column);
        if (!same && stack.containsKey("X_FIRST") && stack.containsKey("Y_FIRST")) {
            // of the pixel's centre, in the units of the grid
            double y = header.number("Y_FIRST", 0) + (reference.row() + 0.5) * header.number("Y_STEP", 0);
            double x = header.number("X_FIRST", 0) + (reference.column() + 0.5) * header.number("X_STEP", 0);
            stack.put("REF_LAT", Double.toString(y));
            stack.put("REF_LON", Double.toString(x));
        }
    }

    private static String truth(boolean value) {
        return value ? "True" : "False";
    }

    private static String date(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Map<String, String> with(Map<String, String> base, String... more) {
        Map<String, String> attributes = new LinkedHashMap<>(base);
        for (int i = 0; i < more.length; i += 2) {
            attributes.put(more[i], more[i + 1]);
        }
        return attributes;
    }

    Map<String, String> timeseries() {
        return with(inversion, "FILE_TYPE", "timeseries", "UNIT", "m", "REF_DATE", date(header.firstDate()));
    }

    /** Of a series without the trend with height. */
    Map<String, String> withoutHeightTrend(Map<String, String> series, HeightTrend.Rules rules) {
        return with(series, "mintpy.troposphericDelay.polyOrder", Integer.toString(rules.polynomial()));
    }

    /** Of a series without a ramp. */
    Map<String, String> deramped(Map<String, String> series, RampKind ramp) {
        return with(series, "mintpy.deramp", ramp.mintpyName(), "mintpy.deramp.maskFile", rampMask());
    }

    private String rampMask() {
        return settings.rampMask() == null
                ? "maskTempCoh.h5"
                : String.valueOf(settings.rampMask().getFileName());
    }

    Map<String, String> temporalCoherence() {
        return with(inversion, "FILE_TYPE", "temporalCoherence", "UNIT", "1");
    }

    /** Without a no-data value: zero is a number like any other. */
    Map<String, String> count() {
        Map<String, String> count = mask();
        count.remove("NO_DATA_VALUE");
        return count;
    }

    private Map<String, String> mask() {
        return with(inversion, "FILE_TYPE", "mask", "UNIT", "1");
    }

    Map<String, String> reliable() {
        return with(
                mask(),
                "OG_FILE_PATH",
                "temporalCoherence.h5",
                PREFIX + "minTempCoh",
                Double.toString(settings.minTempCoh()),
                PREFIX + "shadowMask",
                truth(settings.shadowMask()));
    }

    Map<String, String> meanCoherence() {
        Map<String, String> mean = unreferenced("coherence", "1");
        if (modified != null) {
            mean.put(MODIFIED, modified);
        }
        return mean;
    }

    Map<String, String> everywhere() {
        return unreferenced("mask", "radian");
    }

    /** What does not depend on a reference pixel says nothing about one. */
    private Map<String, String> unreferenced(String type, String unit) {
        Map<String, String> attributes = with(stack, "FILE_TYPE", type, "UNIT", unit, "OG_FILE_PATH", "ifgramStack.h5");
        List.of("REF_Y", "REF_X", "REF_LAT", "REF_LON").forEach(attributes::remove);
        return attributes;
    }

    Map<String, String> demError() {
        return with(inversion, "FILE_TYPE", "dem", "UNIT", "m");
    }

    /** Of a velocity from a series with some attributes. */
    Map<String, String> velocity(Map<String, String> series, String seriesFile) {
        TimeFunction function = settings.timeFunction();
        List<String> steps =
                function.steps().stream().map(OutputAttributes::date).toList();
        String span = date(header.firstDate()) + "_" + date(header.lastDate());
        return with(
                series,
                "FILE_TYPE",
                "velocity",
                "UNIT",
                "m/year",
                "DATE12",
                span,
                "OG_FILE_PATH",
                seriesFile,
                "mintpy.timeFunc.bootstrapCount",
                "400",
                "mintpy.timeFunc.endDate",
                "None",
                "mintpy.timeFunc.excludeDate",
                "[]",
                "mintpy.timeFunc.exp",
                "[]",
                "mintpy.timeFunc.log",
                "[]",
                "mintpy.timeFunc.periodic",
                function.periodsYears().toString(),
                "mintpy.timeFunc.polynomial",
                Integer.toString(function.polynomial()),
                "mintpy.timeFunc.startDate",
                "None",
                "mintpy.timeFunc.stepDate",
                steps.toString(),
                "mintpy.timeFunc.timeSeriesCovFile",
                "None",
                "mintpy.timeFunc.uncertaintyQuantification",
                "residue");
    }
}
