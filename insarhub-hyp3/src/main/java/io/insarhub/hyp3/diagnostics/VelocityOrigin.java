package io.insarhub.hyp3.diagnostics;

import io.insarhub.api.BadFileException;
import io.insarhub.hyp3.sbas.ResultFile;
import io.insarhub.hyp3.sbas.TimeFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a velocity file says it was made from: which series, which function of time, without which dates. */
final class VelocityOrigin {

    private static final String FIELD = "mintpy.timeFunc.";
    private static final long LARGEST_LIST = 1 << 20;
    private static final List<String> SERIES =
            List.of("timeseries_ramp_demErr.h5", "timeseries_demErr.h5", "timeseries_ramp.h5", "timeseries.h5");

    private final ResultFolder folder;
    private final Path file;
    private final Map<String, String> attributes;

    private VelocityOrigin(ResultFolder folder, Path file, Map<String, String> attributes) {
        this.folder = folder;
        this.file = file;
        this.attributes = attributes;
    }

    static VelocityOrigin read(ResultFolder folder) {
        Path path = folder.file("velocity.h5");
        try (ResultFile velocity = ResultFile.open(path)) {
            return new VelocityOrigin(folder, path, velocity.attributes());
        }
    }

    /** The series; ours and MintPy's name it in different attributes. */
    String series() {
        return Stream.concat(
                        Stream.of("OG_FILE_PATH", "FILE_PATH")
                                .map(name -> attributes.getOrDefault(name, ""))
                                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                                .filter(name -> name.startsWith("timeseries")),
                        SERIES.stream())
                .filter(folder::has)
                .findFirst()
                .orElse("timeseries.h5");
    }

    TimeFunction function() {
        List<Double> periods = new ArrayList<>();
        for (String text : list("periodic")) {
            periods.add(number("periodic", text));
        }
        List<LocalDate> steps =
                list("stepDate").stream().map(text -> date("stepDate", text)).toList();
        double degree = number("polynomial", attributes.getOrDefault(FIELD + "polynomial", "1"));
        return new TimeFunction((int) Math.max(1, degree), periods, steps);
    }

    /** Whether it has terms that are not known here. */
    boolean hasOtherTerms() {
        return !list("exp").isEmpty() || !list("log").isEmpty();
    }

    /** Those of some dates that the velocity does without. */
    Set<LocalDate> leftOut(List<LocalDate> dates) {
        Set<LocalDate> named = new HashSet<>();
        for (String text : list("excludeDate")) {
            if (text.matches("\\d{8}")) {
                named.add(date("excludeDate", text));
            } else {
                named.addAll(listed(text));
            }
        }
        List<LocalDate> starts =
                list("startDate").stream().map(t -> date("startDate", t)).toList();
        List<LocalDate> ends =
                list("endDate").stream().map(t -> date("endDate", t)).toList();
        Set<LocalDate> leftOut = new HashSet<>();
        for (LocalDate date : dates) {
            boolean outside =
                    starts.stream().anyMatch(date::isBefore) || ends.stream().anyMatch(date::isAfter);
            if (outside || named.contains(date)) {
                leftOut.add(date);
            }
        }
        return leftOut;
    }

    /** Dates in a text file of the folder; none if it is not there, as MintPy has it. */
    private List<LocalDate> listed(String name) {
        Path list = folder.path().resolve(Path.of(name).getFileName());
        try {
            if (!Files.isRegularFile(list) || Files.size(list) > LARGEST_LIST) {
                return List.of();
            }
            return Files.readAllLines(list).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> line.matches("\\d{8}"))
                    .map(line -> date("excludeDate", line))
                    .toList();
        } catch (IOException e) {
            throw new BadFileException(list, null, "cannot be read: " + e.getMessage(), "Check the file", e);
        }
    }

    /** A list as Python prints it, or one value. */
    private List<String> list(String field) {
        String text = attributes.getOrDefault(FIELD + field, "").replaceAll("[\\[\\]{}'\"()]", " ");
        return Stream.of(text.split("[,\\s]+", -1))
                .filter(part -> !part.isEmpty() && !part.equalsIgnoreCase("none") && !part.equalsIgnoreCase("no"))
                .toList();
    }

    private double number(String field, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw bad(field, "\"" + text + "\" is not a number", e);
        }
    }

    private LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text.substring(0, Math.min(8, text.length())), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw bad(field, "\"" + text + "\" is not a date as 20200704", e);
        }
    }

    private BadFileException bad(String field, String problem, Exception cause) {
        return new BadFileException(file, "attribute " + FIELD + field, problem, "Compute the velocity again", cause);
    }
}
