package io.insarhub.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.core.JsonFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The notebook, run from its first cell to its last by Jupyter's nbconvert with a real Java kernel (rapaio's, the one on
 * Central). Skipped, and said to be, where there is no {@code jupyter-nbconvert} or no JDK 21, which the kernel needs.
 */
class NotebookIT {

    private static final Path NOTEBOOK = Path.of("insarhub.ipynb");
    private static final Path KERNEL =
            Path.of("target/kernel/rapaio-jupyter-kernel.jar").toAbsolutePath();

    /** The cell that depends on the kernel, for the one that runs here. */
    private static final String KERNEL_CELL = """
            import java.awt.image.BufferedImage;

            void table(Object html) { display("text/html", html.toString()); }
            void show(BufferedImage picture) { display(picture); }""";

    @TempDir
    Path folder;

    private Map<String, Object> notebook = Map.of();

    @BeforeEach
    void read() {
        notebook = json(NOTEBOOK);
    }

    @Test
    void kernelsDifferInOneCell() {
        List<Map<String, Object>> code = codeCells(notebook);

        assertThat(code.stream().filter(NotebookIT::isOfTheKernel)).hasSize(1);
        assertThat(code.stream().filter(cell -> !isOfTheKernel(cell)).map(NotebookIT::source))
                .noneMatch(source -> source.contains("display("));
        // as it is stored: run by nobody yet, so that a change shows in a diff
        assertThat(code).allSatisfy(cell -> assertThat(list(cell, "outputs")).isEmpty());
    }

    @Test
    void runsFromTheFirstCellToTheLast() throws Exception {
        assumeTrue(isInstalled("jupyter-nbconvert"), "skipped: jupyter-nbconvert is not installed");
        Path java = findJava();
        assumeTrue(Files.exists(java), "skipped: the kernel needs a JDK 21 or later");
        layOut(java);

        Map<String, Object> run = run();

        List<Map<String, Object>> code = codeCells(run);
        assertThat(code).hasSameSizeAs(codeCells(notebook));
        for (Map<String, Object> cell : code) {
            assertThat(outputs(cell, "error")).as("%s", source(cell)).isEmpty();
        }
        assertThat(shown(code, "image/png")).hasSizeGreaterThanOrEqualTo(7);
        assertThat(shown(code, "text/html"))
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(html -> assertThat(html).contains("<table>"));
        String text = code.stream().map(NotebookIT::printed).reduce("", String::concat);
        assertThat(text)
                .contains("176 scenes in 6 stacks", "1 FAILED", "files written")
                .doesNotContain("StaticLoggerBinder");
        Matcher rmse = Pattern.compile("RMSE of the velocity ([\\d.]+) mm/yr").matcher(text);
        assertThat(rmse.find()).isTrue();
        assertThat(Double.parseDouble(rmse.group(1))).isBetween(0.01, 1.0);
    }

    /** The folder as it is after the quick start, and a kernel to find. */
    private void layOut(Path java) throws IOException {
        List<Path> jars = new ArrayList<>();
        Arrays.stream(Files.readString(Path.of("target/runtime-class-path.txt"))
                        .split(Pattern.quote(File.pathSeparator), -1))
                .map(entry -> Path.of(entry.strip()))
                .forEach(jars::add);
        try (Stream<Path> own = Files.list(Path.of("target"))) {
            own.filter(jar -> jar.getFileName().toString().matches("insarhub-examples-[^-]+(-SNAPSHOT)?\\.jar"))
                    .forEach(jars::add);
        }
        assertThat(jars).allMatch(jar -> jar.toString().endsWith(".jar"));
        for (Path jar : jars) {
            boolean logging = jar.getFileName().toString().startsWith("slf4j-");
            Path to = folder.resolve(logging ? "target/notebook/logging" : "target/notebook/lib");
            Files.copy(jar, Files.createDirectories(to).resolve(jar.getFileName()));
        }
        Files.createSymbolicLink(folder.resolve("data"), Path.of("data").toAbsolutePath());
        Path spec = folder.resolve("jupyter/kernels/java/kernel.json");
        Files.createDirectories(spec.getParent());
        Map<String, Object> kernel = new LinkedHashMap<>();
        kernel.put("argv", List.of(java.toString(), "-jar", KERNEL.toString(), "{connection_file}"));
        kernel.put("display_name", "Java");
        kernel.put("language", "java");
        kernel.put("interrupt_mode", "message");
        kernel.put("env", Map.of("RJK_COMPILER_OPTIONS", "", "RJK_INIT_SCRIPT", "", "RJK_TIMEOUT_MILLIS", "-1"));
        Files.writeString(spec, JsonFiles.text(kernel));
        Files.writeString(folder.resolve("in.ipynb"), JsonFiles.text(withKernelCell(notebook)));
    }

    /** The kernel answers nobody if Jupyter's first question comes before it has set itself up; then it is asked anew. */
    private Map<String, Object> run() throws IOException, InterruptedException {
        Path log = folder.resolve("nbconvert.log");
        for (int attempt = 1; attempt <= 5; attempt++) {
            ProcessBuilder builder = new ProcessBuilder(
                            "jupyter-nbconvert",
                            "--to=notebook",
                            "--execute",
                            "--allow-errors",
                            "--ExecutePreprocessor.startup_timeout=30",
                            "--ExecutePreprocessor.timeout=300",
                            "--output=out.ipynb",
                            "in.ipynb")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JUPYTER_PATH", folder.resolve("jupyter").toString());
            builder.environment().put("HOME", folder.toString());
            Process process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            } else if (process.exitValue() == 0) {
                return json(folder.resolve("out.ipynb"));
            }
            if (!Files.readString(log).contains("Kernel didn't respond")) {
                break;
            }
        }
        throw new AssertionError(Files.readString(log));
    }

    private static Path findJava() throws IOException {
        List<Path> homes = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home")),
                Path.of(System.getenv().getOrDefault("JAVA_HOME_25", "none"))));
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> more = Files.list(installed)) {
                more.sorted().forEach(homes::add);
            }
        }
        return homes.stream()
                .filter(home -> release(home) >= 21)
                .map(home -> home.resolve("bin/java"))
                .findFirst()
                .orElse(Path.of("none"));
    }

    private static int release(Path home) {
        try {
            Matcher version =
                    Pattern.compile("JAVA_VERSION=\"(\\d+)").matcher(Files.readString(home.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException notAJdk) {
            return 0;
        }
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Map<String, Object> withKernelCell(Map<String, Object> notebook) {
        Map<String, Object> changed = new LinkedHashMap<>(notebook);
        List<Object> cells = new ArrayList<>();
        for (Map<String, Object> cell : maps(notebook, "cells")) {
            Map<String, Object> copy = new LinkedHashMap<>(cell);
            if (isOfTheKernel(cell)) {
                copy.put("source", KERNEL_CELL);
            }
            cells.add(copy);
        }
        changed.put("cells", cells);
        return changed;
    }

    private static boolean isOfTheKernel(Map<String, Object> cell) {
        return String.valueOf(cell.get("metadata")).contains("kernel");
    }

    private static List<Map<String, Object>> codeCells(Map<String, Object> notebook) {
        return maps(notebook, "cells").stream()
                .filter(cell -> "code".equals(cell.get("cell_type")))
                .toList();
    }

    private static List<String> shown(List<Map<String, Object>> cells, String type) {
        return cells.stream()
                .flatMap(cell -> outputs(cell, "display_data").stream())
                .map(output -> (Map<?, ?>) output.getOrDefault("data", Map.of()))
                .filter(data -> data.containsKey(type))
                .map(data -> text(data.get(type)))
                .toList();
    }

    private static String printed(Map<String, Object> cell) {
        return outputs(cell, "stream").stream()
                .map(output -> text(output.get("text")))
                .reduce("", String::concat);
    }

    private static List<Map<String, Object>> outputs(Map<String, Object> cell, String type) {
        return maps(cell, "outputs").stream()
                .filter(output -> type.equals(output.get("output_type")))
                .toList();
    }

    private static String source(Map<String, Object> cell) {
        return text(cell.get("source"));
    }

    /** Text of the notebook format: a string, or a list of lines. */
    private static String text(@Nullable Object value) {
        return value instanceof List<?> lines
                ? lines.stream().map(String::valueOf).reduce("", String::concat)
                : String.valueOf(value);
    }

    private static List<?> list(Map<String, Object> map, String key) {
        return (List<?>) map.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) list(map, key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(Path file) {
        return JsonFiles.read(file, Map.class);
    }
}
