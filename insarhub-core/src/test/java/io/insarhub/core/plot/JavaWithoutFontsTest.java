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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own, since AWT keeps what it found at its first use. */
@EnabledOnOs(OS.LINUX)
class JavaWithoutFontsTest {

    private static final String HEADLESS = "-Djava.awt.headless=true";
    private static final String[] DRAWN = {"drawn", "drawn", "a file"};

    @TempDir
    Path folder;

    @Test
    void without_fonts_the_picture_is_the_same() throws Exception {
        Path configuration = onlyFontsIn(Files.createDirectory(folder.resolve("fonts")));
        assertThat(run(Map.of(), HEADLESS)).containsExactly(DRAWN);
        byte[] drawn = Files.readAllBytes(folder.resolve("network.png"));

        // the home folder is new, since Java keeps there what fontconfig said before
        List<String> lines =
                run(Map.of("FONTCONFIG_FILE", configuration.toString()), HEADLESS, "-Duser.home=" + folder);

        assertThat(lines).containsExactly(DRAWN);
        assertThat(folder.resolve("network.png")).hasBinaryContent(drawn);
    }

    @Test
    void a_broken_font_configuration_disturbs_nothing() throws Exception {
        Path configuration = Files.writeString(folder.resolve("broken.properties"), "version=1\n");

        assertThat(run(Map.of(), HEADLESS, "-Dsun.awt.fontconfig=" + configuration, "-Duser.home=" + folder))
                .containsExactly(DRAWN);
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

    /** A configuration that is whole and names one folder: with nothing in it, what a slim container is like. */
    private Path onlyFontsIn(Path fonts) throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        return Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" + fonts
                        + "</dir><cachedir>" + cache + "</cachedir></fontconfig>");
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
                    // letters that the library has not, then its own
                    Canvas.picture(
                            () -> Canvas.of(100, 40),
                            paper -> paper.text("\u5317\u4eac", 10, 20, Canvas.Anchor.START, TextStyle.AXIS));
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
