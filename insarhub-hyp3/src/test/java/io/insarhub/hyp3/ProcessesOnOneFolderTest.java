package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.archive.ZipArchive;
import io.insarhub.hyp3.standin.Faults.FileFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real processes, at once and killed. */
class ProcessesOnOneFolderTest extends StandInTest {

    private final Random random = new Random(11);

    @Test
    void two_programs_that_submit_the_same_pairs_order_each_once() throws Exception {
        hyp3.account("anna", "pw-anna", null);
        Process one = start(SubmitProgram.class, "300", "5000", "false");
        Process two = start(SubmitProgram.class, "300", "5000", "false");

        assertThat(end(one)).contains("0 remain");
        assertThat(end(two)).contains("0 remain");

        assertThat(hyp3.accepted()).hasSize(300);
        assertThat(hyp3.accepted().values()).containsOnly(1);
        assertThat(stack().jobs().orElseThrow().allJobIds())
                .isEqualTo(hyp3.jobIds().keySet());
    }

    @Test
    void two_watching_programs_killed_and_started_again_come_to_the_same_end() throws Exception {
        hyp3.account("anna", "pw-anna", null);
        processor(options().build(), login("anna")).submit(context(), pairs(40), false);
        hyp3.succeedAll();
        hyp3.faults().onFiles(n -> n % 7 == 0 ? FileFault.CUT : n % 11 == 0 ? FileFault.CORRUPT : FileFault.NONE);
        for (int kill = 0; kill < 3; kill++) {
            Process program = start(WatchProgram.class);
            if (!program.waitFor(200 + random.nextInt(900), TimeUnit.MILLISECONDS)) {
                program.toHandle().destroyForcibly();
            }
            program.waitFor();
        }
        Process one = start(WatchProgram.class);
        Process two = start(WatchProgram.class);

        assertThat(end(one)).isEqualTo("40");
        assertThat(end(two)).isEqualTo("40");

        List<Path> products = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !file.toString().endsWith(".json")
                            && !file.getFileName().toString().equals(".insarhub.lock"))
                    .forEach(products::add);
        }
        assertThat(products)
                .hasSize(40)
                .allSatisfy(file -> assertThat(file.toString()).endsWith(".zip"));
        for (Path product : products) {
            ZipArchive.of(product).verify(ProgressListener.none(), Cancellation.never());
        }
        assertThat(stack().cache().orElseThrow().filenames()).hasSize(40);
        assertThat(stack().jobs().orElseThrow().allJobIds()).hasSize(40);
    }

    private Process start(Class<?> program, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(folder.toString(), hyp3.apiUrl(), hyp3.authorizeUrl()));
        arguments.addAll(List.of(more));
        return ChildJvm.start(home.resolve("child.log"), program, arguments.toArray(String[]::new));
    }

    /** The last line of a program that ended well. */
    private static String end(Process program) throws Exception {
        try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = output.lines().toList();
            assertThat(program.waitFor()).as("%s", lines).isZero();
            return lines.get(lines.size() - 1);
        }
    }
}
