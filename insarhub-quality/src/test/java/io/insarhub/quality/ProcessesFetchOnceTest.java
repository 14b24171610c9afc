package io.insarhub.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.spi.StageContext;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs that score one folder at the same time ask each service once. */
class ProcessesFetchOnceTest {

    private static final int PROGRAMS = 2;

    private final TestServer server = Services.start();
    private final List<Process> programs = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        programs.forEach(Process::destroyForcibly);
        server.close();
    }

    @Test
    void oneProgramAsksAndTheOthersFindTheAnswerInTheFolder() throws Exception {
        StackFolder stack = Studies.stack(folder, 40);
        Studies.cacheLandCover(stack);
        TestServer.Handler weather = Services.weather(date -> "1.5");
        server.on(Services.WEATHER, exchange -> {
            TestServer.silent(300).handle(exchange);
            weather.handle(exchange);
        });
        for (int i = 0; i < PROGRAMS; i++) {
            programs.add(start());
        }
        List<String> answers = new ArrayList<>();
        for (Process program : programs) {
            assertThat(line(program)).isEqualTo("ready");
        }

        for (Process program : programs) {
            program.getOutputStream().write('\n');
            program.getOutputStream().flush();
        }
        for (Process program : programs) {
            answers.add(line(program));
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isZero();
        }

        assertThat(server.asked(Services.WEATHER)).hasSize(1);
        assertThat(server.asked("/"))
                .as("requests for the same range of the same object")
                .extracting(asked -> asked.target() + " " + asked.headers().getOrDefault("Range", List.of()))
                .doesNotHaveDuplicates()
                .anyMatch(asked -> asked.contains("Global_winter_vv_COH12"));
        assertThat(answers).hasSize(PROGRAMS).containsOnly("39 scores, all from s3: true");
        Map<?, ?> kept = (Map<?, ?>) stack.qualityCache().orElseThrow().toMap().get("weather");
        assertThat(kept).hasSize(40);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-Xmx128m",
                        "-Dorg.slf4j.simpleLogger.logFile=System.err",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString(),
                        server.url("/").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String line(Process program) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = program.getInputStream().read();
                c >= 0 && c != '\n';
                c = program.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Scores a folder's selected pairs when it is told to. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws IOException {
            StackFolder stack = Workdir.open(Path.of(args[0])).stacks().get(0);
            HttpUrl root = HttpUrl.get(args[1]);
            QualityOptions options = Services.options(path -> root.resolve(path))
                    .longestSilence(Duration.ofSeconds(20))
                    .build();
            System.out.println("ready");
            System.in.read();
            var scored = new PairQualityScorer(options).score(Studies.pairs(stack), StageContext.in(stack.path()));
            boolean known = Studies.pairs(stack).stream()
                    .allMatch(pair -> "s3"
                            .equals(scored.factors(pair).orElseThrow().toMap().get("coherence_source")));
            System.out.println(Studies.pairs(stack).size() + " scores, all from s3: " + known);
        }
    }
}
