package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

    private static final int WRITES = 1000;
    private static final int MOST_BEFORE_A_KILL = 60;

    @TempDir
    Path folder;

    @Test
    void a_writer_killed_at_random_moments_of_a_thousand_writes_leaves_the_old_file_or_the_new_one_whole()
            throws IOException, InterruptedException {
        Path file = folder.resolve("stack_p100_f466.json");
        Random random = new Random(7);
        long written = 0;
        int kills = 0;
        while (written < WRITES) {
            Process writer = ChildJvm.start(KilledWriter.class, file.toString(), String.valueOf(WRITES));
            long confirmed = written;
            try (BufferedReader out = writer.inputReader(UTF_8)) {
                String line = out.readLine();
                for (int n = random.nextInt(MOST_BEFORE_A_KILL); n > 0 && line != null; n--) {
                    confirmed = Long.parseLong(line);
                    line = out.readLine();
                }
                if (line != null) {
                    confirmed = Long.parseLong(line);
                    LockSupport.parkNanos(random.nextInt(3_000_000));
                    // the handle's: the process' own would close its output, in which confirmations may still stand
                    writer.toHandle().destroyForcibly();
                    kills++;
                }
                line = out.readLine();
                while (line != null) {
                    confirmed = Long.parseLong(line);
                    line = out.readLine();
                }
            }
            writer.waitFor();

            written = KilledWriter.version(file);

            assertThat(file).hasBinaryContent(PythonJson.indentedBytes(KilledWriter.document(written)));
            assertThat(written).as("what was confirmed is there").isBetween(confirmed, confirmed + 1);
            assertThat(otherNames(file)).allMatch(TemporaryFiles::isTemporary);
        }
        TemporaryFiles.deleteLeftOvers(folder, Duration.ofSeconds(-1), Clock.systemUTC());

        assertThat(kills).isGreaterThan(WRITES / MOST_BEFORE_A_KILL);
        assertThat(otherNames(file)).isEmpty();
    }

    private List<Path> otherNames(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(p -> !p.equals(file) && !p.endsWith(FolderLock.FILE_NAME))
                    .toList();
        }
    }
}
