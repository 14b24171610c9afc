package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.AnalyzerProvider;
import io.insarhub.api.spi.DownloaderProvider;
import io.insarhub.api.spi.ProcessorProvider;
import io.insarhub.api.spi.StageResult;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins as their authors ship them: in a jar of their own, found by ServiceLoader. */
class PluginTest {

    @TempDir
    Path temp;

    /** A provider and its component in one class file: it writes a file that names its options. */
    private static String provider(String kind, String className, String name, String body, String extra) {
        return """
                package plug;
                import io.insarhub.api.spi.*;
                import java.nio.file.*;
                import java.util.*;
                public class %2$s implements %1$sProvider {
                    public String name() { return "%3$s"; }
                    public %1$s create(Map<String, ?> options) {
                        return new %1$s() {
                            public Map<String, Object> options() { return new TreeMap<>(options); }
                            public StageResult run(StageContext context) {
                                try {
                                    %4$s
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                                return new StageResult("%3$s ran with " + options(), List.of(), List.of());
                            }
                        };
                    }
                    %5$s
                }
                """.formatted(kind, className, name, body, extra);
    }

    private static String downloader(String className, String name) {
        return provider(
                "Downloader",
                className,
                name,
                "Files.createDirectories(context.workdir());"
                        + " Files.writeString(context.workdir().resolve(\"stack_p0_f0.json\"), \"{}\");",
                "");
    }

    private Path workingJar() throws IOException {
        return new PluginJar()
                .source("plug.MyDownloader", downloader("MyDownloader", "Mine"))
                .source(
                        "plug.MyProcessor",
                        provider(
                                "Processor",
                                "MyProcessor",
                                "Mine_InSAR",
                                "Files.writeString(context.workdir().resolve(\"S1.zip\"), \"PK\");",
                                "public Set<String> downloaders() { return Set.of(\"Mine\"); }"
                                        + " public Set<String> aliases() { return Set.of(\"Mine_Old\"); }"))
                .source(
                        "plug.MyAnalyzer",
                        provider(
                                "Analyzer",
                                "MyAnalyzer",
                                "Mine_SBAS",
                                "Files.write(context.workdir().resolve(\"velocity.h5\"),"
                                        + " new byte[] {(byte) 0x89, 72, 68, 70, 13, 10, 26, 10});",
                                "public Set<String> processors() { return Set.of(\"Mine_Old\"); }"))
                .service(DownloaderProvider.class, "plug.MyDownloader")
                .service(ProcessorProvider.class, "plug.MyProcessor")
                .service(AnalyzerProvider.class, "plug.MyAnalyzer")
                .build(temp.resolve("mine.jar"));
    }

    @Test
    void a_plug_in_in_a_jar_of_its_own_is_found_and_run() throws IOException {
        Path work = temp.resolve("work");
        List<String> heard = new ArrayList<>();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = PluginJar.loader(workingJar())) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThat(Insarhub.downloaders().names()).contains("Mine");
            assertThat(Insarhub.pipelineTree("Mine")).isEqualTo("Mine\n└─ Mine_InSAR\n   └─ Mine_SBAS");

            Pipeline pipeline = Pipeline.in(work)
                    .downloader("Mine", Map.of())
                    .processor("Mine_Old", Map.of("looks", "20x4"))
                    .analyzer("Mine_SBAS", Map.of())
                    .listener(progress -> heard.add(progress.task()))
                    .build();
            assertThat(pipeline.run())
                    .extracting(StageResult::summary)
                    .containsExactly("Mine ran with {}", "Mine_InSAR ran with {looks=20x4}", "Mine_SBAS ran with {}");
            assertThat(pipeline.run())
                    .extracting(StageResult::summary)
                    .allMatch(summary -> summary.contains("skipped, its files are in"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        StackFolder stack = Workdir.open(work).stack(StackId.FLAT);
        assertThat(stack.stage()).isEqualTo(Stage.ANALYZED);
        assertThat(stack.config().orElseThrow().processor().orElseThrow().config())
                .contains(Map.of("looks", "20x4"));
    }

    @Test
    void options_go_from_the_config_file_to_the_component_and_back_without_losing_a_key() throws IOException {
        StackFolder stack = Workdir.create(temp.resolve("w"), List.of(StackId.FLAT))
                .stacks()
                .get(0);
        stack.updateConfig(c -> c.withProcessor("Mine_InSAR", Map.of("looks", "10x2", "unheard_of", List.of(1L))));
        try (URLClassLoader loader = PluginJar.loader(workingJar())) {
            Map<String, Object> section = stack.config()
                    .orElseThrow()
                    .processor()
                    .orElseThrow()
                    .config()
                    .orElseThrow();
            Map<String, Object> options =
                    Insarhub.processors(loader).create("Mine_InSAR", section).options();

            assertThat(options).isEqualTo(section);
            assertThat(stack.updateConfig(c -> c.withProcessor("Mine_InSAR", options))
                            .toMap())
                    .isEqualTo(stack.config().orElseThrow().toMap());
        }
    }

    @Test
    void an_unknown_name_is_an_error_that_lists_the_known_ones() throws IOException {
        try (URLClassLoader loader = PluginJar.loader(workingJar())) {
            assertThatThrownBy(() -> Insarhub.downloaders(loader).create("Theirs"))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageStartingWith("downloader: \"Theirs\" is not known; there are: [")
                    .hasMessageContaining("Mine");
        }
    }

    @Test
    void two_of_one_name_are_an_error_for_that_name_alone() throws IOException {
        Path twin = new PluginJar()
                .source("plug.Twin", downloader("Twin", "Mine"))
                .source("plug.Other", downloader("Other", "Other"))
                .service(DownloaderProvider.class, "plug.Twin", "plug.Other")
                .build(temp.resolve("twin.jar"));
        try (URLClassLoader loader = PluginJar.loader(workingJar(), twin)) {
            var downloaders = Insarhub.downloaders(loader);

            assertThatThrownBy(() -> downloaders.create("Mine"))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining("taken by 2 downloaders")
                    .hasMessageContaining("plug.MyDownloader")
                    .hasMessageContaining("twin.jar");
            assertThat(downloaders.create("Other").options()).isEmpty();
            assertThat(downloaders.problems()).singleElement().asString().contains("taken by 2");
        }
    }

    @Test
    void a_provider_that_fails_to_load_does_not_stop_the_others() throws IOException {
        Path broken = new PluginJar()
                .source(
                        "plug.Explodes",
                        downloader("Explodes", "Explodes")
                                .replace(
                                        "public String name()",
                                        "static { if (true) throw new IllegalStateException(\"boom\"); }"
                                                + " public String name()"))
                .source(
                        "plug.Nameless",
                        downloader("Nameless", "x").replace("return \"x\"", "throw new RuntimeException(\"who am I\")"))
                .source("plug.Good", downloader("Good", "Good"))
                .service(DownloaderProvider.class, "plug.Explodes", "plug.Missing", "plug.Nameless", "plug.Good")
                .build(temp.resolve("broken.jar"));
        try (URLClassLoader loader = PluginJar.loader(broken)) {
            var downloaders = Insarhub.downloaders(loader);

            assertThat(downloaders.names()).contains("Good");
            assertThat(downloaders.create("Good").options()).isEmpty();
            assertThat(String.join("\n", downloaders.problems()))
                    .contains("plug.Explodes")
                    .contains("plug.Missing")
                    .contains("who am I");
            assertThatThrownBy(() -> downloaders.create("Explodes"))
                    .hasMessageContaining("is not known")
                    .hasMessageContaining("Not usable")
                    .hasMessageContaining("plug.Explodes");
        }
    }

    @Test
    void components_that_do_not_fit_together_are_refused_before_anything_runs() throws IOException {
        Path other = new PluginJar()
                .source("plug.Other", downloader("Other", "Other"))
                .service(DownloaderProvider.class, "plug.Other")
                .build(temp.resolve("other.jar"));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = PluginJar.loader(workingJar(), other)) {
            Thread.currentThread().setContextClassLoader(loader);
            Path work = temp.resolve("unfit");
            Pipeline.Builder builder =
                    Pipeline.in(work).downloader("Other", Map.of()).processor("Mine_InSAR", Map.of());

            assertThatThrownBy(builder::build)
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining("Mine_InSAR cannot follow Other");
            assertThat(Files.exists(work)).isFalse();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
