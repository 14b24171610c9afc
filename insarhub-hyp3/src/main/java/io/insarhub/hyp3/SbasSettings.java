package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import io.insarhub.hyp3.sbas.DemError;
import io.insarhub.hyp3.sbas.HeightTrend;
import io.insarhub.hyp3.sbas.InversionRules;
import io.insarhub.hyp3.sbas.MaskLayer;
import io.insarhub.hyp3.sbas.RampKind;
import io.insarhub.hyp3.sbas.Settings;
import io.insarhub.hyp3.sbas.StackFile;
import io.insarhub.hyp3.sbas.TimeFunction;
import io.insarhub.hyp3.sbas.Weighting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@link SbasOptions}: what their words mean for a run. */
final class SbasSettings {

    private static final Duration JOURNAL_EVERY = Duration.ofSeconds(5);
    private static final double SHARE_OF_HEAP = 0.5;

    private SbasSettings() {}

    /** Throws if a value cannot be. */
    static void check(SbasOptions options) {
        rules(options);
        ramp(options);
        hasHeightTrend(options);
        options.whole("troposphericDelay_polyOrder", 1, 1);
        options.whole("troposphericDelay_looks", 8, 1);
        options.number("troposphericDelay_minCorrelation", 0, 0, 1);
        reference(options);
        timeFunction(options);
        options.number("minTempCoh", 0.7, 0, 1);
        options.whole("minNumPixel", 100, 0);
        options.flag("shadowMask", true);
        options.flag("topographicResidual", false);
        options.whole("topographicResidual_polyOrder", 2, 1);
        options.flag("network_coherenceBased", false);
        options.number("network_minCoherence", 0.7, 0, 1);
        options.number("maxMemory", 1, 0.001, 1e6);
        options.whole("numWorker", 1, 1);
    }

    /** For a stack in memory, or one in a file with results in a folder. */
    static Settings of(SbasOptions options, @Nullable Path stack, @Nullable Path folder) {
        Path mask = options.text("deramp_maskFile").map(Path::of).orElse(null);
        return new Settings(
                rules(options),
                options.number("minTempCoh", 0.7, 0, 1),
                options.whole("minNumPixel", 100, 0),
                options.flag("shadowMask", true),
                geometry(options, stack),
                reference(options),
                waterMask(options, stack, folder),
                heightTrend(options, stack),
                ramp(options),
                mask,
                timeFunction(options),
                demError(options, stack),
                resources(options));
    }

    private static InversionRules rules(SbasOptions options) {
        Weighting weighting = oneOf(options, "weightFunc", Weighting.VAR, Weighting.values(), Weighting::mintpyName);
        String mask = options.word("maskDataset").orElse("no");
        MaskLayer layer = switch (mask) {
            case "no", "none", "false" -> MaskLayer.NONE;
            case "coherence" -> MaskLayer.COHERENCE;
            case "connectcomponent" -> MaskLayer.CONNECT_COMPONENT;
            default ->
                throw new BadOptionException(
                        "maskDataset", "\"" + mask + "\" is none of coherence, connectComponent, no and auto");
        };
        return new InversionRules(
                weighting,
                options.flag("minNormVelocity", true),
                layer,
                options.number("maskThreshold", 0.4, 0, 1),
                options.number("minRedundancy", 1, 0, 1e6));
    }

    private static <E> E oneOf(SbasOptions options, String key, E otherwise, E[] all, Function<E, String> name) {
        String word = options.word(key).orElse(null);
        if (word == null) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E each : all) {
            names.add(name.apply(each));
            if (name.apply(each).equals(word)) {
                return each;
            }
        }
        throw new BadOptionException(key, "\"" + word + "\" is none of " + String.join(", ", names) + " and auto");
    }

    private static @Nullable RampKind ramp(SbasOptions options) {
        String word = options.word("deramp").orElse("no").replace('-', '_');
        if (List.of("no", "none", "false").contains(word)) {
            return null;
        }
        return oneOf(options, "deramp", RampKind.LINEAR, RampKind.values(), RampKind::mintpyName);
    }

    private static Settings.@Nullable Place reference(SbasOptions options) {
        String text = options.text("reference_yx").orElse(null);
        if (text == null) {
            return null;
        }
        String[] parts = text.split("[,\\s]+", -1);
        if (parts.length != 2) {
            throw new BadOptionException("reference_yx", "\"" + text + "\" is not a row and a column, as \"257, 151\"");
        }
        return new Settings.Place(pixel(text, parts[0]), pixel(text, parts[1]));
    }

    private static int pixel(String text, String part) {
        double number = SbasOptions.number("reference_yx", part);
        if (number != (int) number) {
            throw new BadOptionException("reference_yx", "\"" + text + "\" is not a row and a column in whole numbers");
        }
        return (int) number;
    }

    private static TimeFunction timeFunction(SbasOptions options) {
        List<Double> periods = list(options, "timeFunc_periodic").stream()
                .map(text -> SbasOptions.number("timeFunc_periodic", text))
                .distinct()
                .toList();
        if (periods.stream().anyMatch(period -> !(period > 0))) {
            throw new BadOptionException("timeFunc_periodic", "periods are years above zero");
        }
        List<LocalDate> steps = list(options, "timeFunc_stepDate").stream()
                .map(SbasSettings::date)
                .distinct()
                .toList();
        return new TimeFunction(options.whole("timeFunc_polynomial", 1, 1), periods, steps);
    }

    private static List<String> list(SbasOptions options, String key) {
        String text = options.text(key).orElse("no").replaceAll("[\\[\\]]", "");
        if (text.toLowerCase(Locale.ROOT).matches("no|none|")) {
            return List.of();
        }
        return Stream.of(text.split("[,;\\s]+", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.replace("-", ""), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw new BadOptionException("timeFunc_stepDate", "\"" + text + "\" is not a date as 20200704", e);
        }
    }

    private static @Nullable Path waterMask(SbasOptions options, @Nullable Path stack, @Nullable Path folder) {
        String word = options.word("waterMaskFile").orElse("auto");
        if (word.equals("no") || word.equals("none")) {
            return null;
        }
        if (!word.equals("auto")) {
            return Path.of(options.text("waterMaskFile").orElseThrow());
        }
        List<Path> places = new ArrayList<>();
        if (folder != null) {
            places.add(folder.resolve("waterMask.h5"));
        }
        if (stack != null) {
            places.add(beside(stack, "../waterMask.h5"));
        }
        return places.stream().filter(Files::isRegularFile).findFirst().orElse(null);
    }

    private static Path beside(Path stack, String name) {
        return stack.toAbsolutePath().resolveSibling(name).normalize();
    }

    private static Settings.@Nullable Geometry demError(SbasOptions options, @Nullable Path stack) {
        if (!options.flag("topographicResidual", false)) {
            return null;
        }
        Path file = geometry(options, stack);
        if (file == null) {
            throw new BadOptionException(
                    "topographicResidual",
                    "needs geometryGeo.h5 or geometryRadar.h5 beside the stack, or another geometryFile; set it to no");
        }
        return new Settings.Geometry(file, polynomialOfDemError(options));
    }

    private static int polynomialOfDemError(SbasOptions options) {
        return options.whole("topographicResidual_polyOrder", 2, 1);
    }

    /** Why the error of the elevation model would not be told apart from noise in a stack; empty if it would. */
    static Optional<String> demErrorProblem(SbasOptions options, Path stack) {
        try (StackFile file = StackFile.open(stack)) {
            return DemError.problem(file.header(), polynomialOfDemError(options), 1);
        }
    }

    /** What the files of the last corrected series have in their names, before their ending. */
    static String suffix(SbasOptions options) {
        return (hasHeightTrend(options) ? "_tropHgt" : "")
                + (ramp(options) != null ? "_ramp" : "")
                + (options.flag("topographicResidual", false) ? "_demErr" : "");
    }

    private static boolean hasHeightTrend(SbasOptions options) {
        String method = options.word("troposphericDelay_method").orElse("no");
        return switch (method) {
            case "no", "none", "false" -> false;
            case "height_correlation" -> true;
            default ->
                throw new BadOptionException(
                        "troposphericDelay_method",
                        "\"" + method + "\" is none of height_correlation, no and auto; others are MintPy's alone");
        };
    }

    private static HeightTrend.@Nullable Rules heightTrend(SbasOptions options, @Nullable Path stack) {
        if (!hasHeightTrend(options)) {
            return null;
        }
        Path file = geometry(options, stack);
        if (file == null) {
            throw new BadOptionException(
                    "troposphericDelay_method",
                    "needs geometryGeo.h5 or geometryRadar.h5 beside the stack, or another geometryFile; set it to no");
        }
        return new HeightTrend.Rules(
                file,
                options.whole("troposphericDelay_polyOrder", 1, 1),
                options.whole("troposphericDelay_looks", 8, 1),
                options.number("troposphericDelay_minCorrelation", 0, 0, 1));
    }

    private static @Nullable Path geometry(SbasOptions options, @Nullable Path stack) {
        Optional<Path> given = options.text("geometryFile").map(Path::of);
        if (given.isPresent() || stack == null) {
            return given.orElse(null);
        }
        return Stream.of("geometryGeo.h5", "geometryRadar.h5")
                .map(name -> beside(stack, name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
    }

    private static Settings.Resources resources(SbasOptions options) {
        double wanted = options.number("maxMemory", 1, 0.001, 1e6) * 1e9;
        long memory =
                (long) Math.min(wanted, SHARE_OF_HEAP * Runtime.getRuntime().maxMemory());
        int threads = options.whole("numWorker", Runtime.getRuntime().availableProcessors(), 1);
        return new Settings.Resources(memory, threads, JOURNAL_EVERY);
    }
}
