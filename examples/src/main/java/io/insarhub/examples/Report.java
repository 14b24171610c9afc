package io.insarhub.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What each stage did: a line while it goes on, and a table at the end. */
final class Report {

    private final Path folder;
    private final PrintStream out;
    private final List<Stage> stages = new ArrayList<>();

    private record Stage(String name, int files, long bytes, double seconds, String result) {}

    /** A report of what is done in a folder. */
    Report(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Runs a stage, and notes the time it took and the files it wrote. */
    void stage(String name, Supplier<String> work) {
        Map<Path, FileTime> before = files();
        long start = System.nanoTime();
        String result = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        int written = 0;
        long bytes = 0;
        for (Map.Entry<Path, FileTime> file : files().entrySet()) {
            if (!file.getValue().equals(before.get(file.getKey()))) {
                written++;
                bytes += file.getKey().toFile().length();
            }
        }
        stages.add(new Stage(name, written, bytes, seconds, result));
        out.printf(Locale.ROOT, "%d. %s: %s (%.1f s)%n", stages.size(), name, result, seconds);
    }

    /** The table. */
    void print() {
        out.printf("%n%-20s %6s %7s %8s  %s%n", "stage", "files", "MB", "seconds", "result");
        for (Stage stage : stages) {
            row(stage);
        }
        row(new Stage(
                "in all",
                stages.stream().mapToInt(Stage::files).sum(),
                stages.stream().mapToLong(Stage::bytes).sum(),
                stages.stream().mapToDouble(Stage::seconds).sum(),
                ""));
    }

    private void row(Stage stage) {
        String row = String.format(
                Locale.ROOT,
                "%-20s %6d %7.1f %8.1f  %s",
                stage.name(),
                stage.files(),
                stage.bytes() / 1e6,
                stage.seconds(),
                stage.result());
        out.println(row.stripTrailing());
    }

    private Map<Path, FileTime> files() {
        Map<Path, FileTime> times = new HashMap<>();
        if (!Files.isDirectory(folder)) {
            return times;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
            return times;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
