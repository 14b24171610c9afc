package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.file.PairQuality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own, whose log of loaded classes is read: GeoTools takes seconds to start, and has no part in these. */
class WithoutGeoToolsTest {

    @TempDir
    Path folder;

    @Test
    void files_are_read_and_pairs_selected_and_written_without_it() throws Exception {
        Path log = folder.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-Xlog:class+load:file=" + log + "::filecount=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Study.class.getName(),
                        folder.resolve("study").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(folder.resolve("out").toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded)
                .anyMatch(line -> line.contains("io.insarhub.core.pairs.DesignedSelector "))
                .anyMatch(line -> line.contains("io.insarhub.core.json.JsonReader "))
                .noneMatch(line -> line.contains("org.geotools"));
    }

    /** From saved scenes to a folder, and from there to its status. */
    static final class Study {

        private Study() {}

        public static void main(String[] args) {
            Path study = Path.of(args[0]);
            Scenes scenes = TestData.golden("stack20");
            Map<StackId, PairNetwork> compatible =
                    PairSelection.compatible(TestData.withoutWeather()).selectAll(scenes);
            DesignPairsOptions budget = DesignPairsOptions.builder()
                    .scenes(TestData.withoutWeather())
                    .maxPairs(60)
                    .decayModel(0.2, 0.9, 30)
                    .build();
            ScenePair first =
                    PairSelection.designed(budget).select(scenes).pairs().get(0);
            StackWriter.to(study).write(compatible);
            StackFolder stack = Workdir.open(study).stacks().get(0);
            stack.updateConfig(config -> config.withAnalyzer("Hyp3_SBAS"));
            stack.updateStackFile(file -> file.withPairQuality(
                    file.pairQuality().orElse(PairQuality.empty()).withScores(Map.of(first, 87.5), Map.of())));
            if (!stack.status().problems().isEmpty() || stack.stage() != Stage.PAIRS_SELECTED) {
                throw new IllegalStateException(stack.status().toString());
            }
        }
    }
}
