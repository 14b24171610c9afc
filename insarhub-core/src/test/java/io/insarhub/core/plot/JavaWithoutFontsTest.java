package io.insarhub.core.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own, since AWT keeps what it found at its first use. */
@EnabledOnOs(OS.LINUX)
class JavaWithoutFontsTest {

    @TempDir
    Path folder;

    @Test
    void without_fonts_there_is_one_clear_error_each_time() throws Exception {
        // the home folder is new, since Java keeps there what fontconfig said before
        Path configuration = onlyFontsIn(Files.createDirectory(folder.resolve("fonts")));

        List<String> lines = run(
                Map.of("FONTCONFIG_FILE", configuration.toString()),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder);

        String error = "the picture cannot be drawn: Java found no usable fonts. To have plots, install fontconfig"
                + " and a font, for example 'apt-get install fontconfig fonts-dejavu-core'"
                + " or 'apk add fontconfig ttf-dejavu'. Everything else works without it.";
        assertThat(lines).containsExactly(error, error, "no file");
    }

    @Test
    @NeedsFonts
    void fonts_that_were_removed_since_java_last_looked_are_the_same_error() throws Exception {
        Path fonts = Files.createDirectory(folder.resolve("fonts"));
        Path font = Files.copy(anyFont(), fonts.resolve("font.ttf"));
        Map<String, String> environment =
                Map.of("FONTCONFIG_FILE", onlyFontsIn(fonts).toString());
        String[] options = {"-Djava.awt.headless=true", "-Duser.home=" + folder};
        assertThat(run(environment, options)).containsExactly("drawn", "drawn", "a file");
        Files.delete(font);
        Files.delete(folder.resolve("network.png"));

        List<String> lines = run(environment, options);

        assertThat(lines).hasSize(3).last().isEqualTo("no file");
        assertThat(lines.get(0)).contains("Java found no usable fonts", "install fontconfig");
        assertThat(lines.get(1)).isEqualTo(lines.get(0));
    }

    @Test
    void a_broken_font_configuration_is_the_same_error() throws Exception {
        Path configuration = Files.writeString(folder.resolve("broken.properties"), "version=1\n");

        List<String> lines = run(
                Map.of(), "-Djava.awt.headless=true", "-Dsun.awt.fontconfig=" + configuration, "-Duser.home=" + folder);

        assertThat(lines).hasSize(3).last().isEqualTo("no file");
        assertThat(lines.get(0)).contains("Java found no usable fonts", "install fontconfig");
        assertThat(lines.get(1)).isEqualTo(lines.get(0));
    }

    @Test
    void a_display_that_is_not_there_is_told_from_missing_fonts() throws Exception {
        assumeTrue(
                Files.exists(Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so")),
                "a headless Java never looks for a display");

        List<String> lines = run(Map.of("DISPLAY", "localhost:77"), "-Duser.home=" + folder);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("DISPLAY", "-Djava.awt.headless=true");
    }

    @NeedsFonts
    @Test
    void with_fonts_the_same_program_draws() throws Exception {
        assertThat(run(Map.of(), "-Djava.awt.headless=true")).containsExactly("drawn", "drawn", "a file");
    }

    /** A configuration that is whole and names one folder: with nothing in it, what a slim container is like. */
    private Path onlyFontsIn(Path fonts) throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        return Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" + fonts
                        + "</dir><cachedir>" + cache + "</cachedir></fontconfig>");
    }

    private static Path anyFont() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("/usr/share/fonts"))) {
            Optional<Path> font =
                    files.filter(file -> file.toString().endsWith("Sans.ttf")).min(Comparator.naturalOrder());
            assumeTrue(font.isPresent(), "no font to take away");
            return font.orElseThrow();
        }
    }

    private List<String> run(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        String classPath = Stream.of(Program.class, NetworkFigure.class, BadFileException.class)
                .map(c -> c.getProtectionDomain().getCodeSource().getLocation())
                .map(url -> Path.of(URI.create(url.toString())).toString())
                .collect(Collectors.joining(":"));
        command.addAll(List.of("-Xmx256m", "-cp", classPath, Program.class.getName()));
        command.add(folder.resolve("network.png").toString());
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        assertThat(builder.start().waitFor()).isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    /** Tries to draw twice, and tells how it went. */
    static final class Program {

        private Program() {}

        public static void main(String[] args) {
            Path file = Path.of(args[0]);
            for (int i = 0; i < 2; i++) {
                try {
                    NetworkFigure.of(Networks.realistic(20, 3, 1)).writePng(file);
                    System.out.println("drawn");
                } catch (BadFileException e) {
                    System.out.println(e.getMessage());
                }
            }
            System.out.println(Files.exists(file) ? "a file" : "no file");
        }
    }
}
