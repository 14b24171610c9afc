package io.insarhub.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import io.insarhub.quality.PairQualityDatabase.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A build that dies with its JVM, and the one after it. */
class KilledBuildTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05.678901Z"), ZoneOffset.UTC);
    private static final int KILLED = 86;
    /** Rows of the table of pairs of 42 scenes. */
    private static final int ROWS = 41;

    @TempDir
    private Path folder;

    /** The first row, the last, and others at random: the name of a test that fails tells where. */
    static Stream<Arguments> deaths() {
        Random random = new Random();
        Stream<Arguments> anywhere = Stream.generate(() -> arguments(1 + random.nextInt(ROWS), random.nextBoolean()));
        return Stream.concat(Stream.of(arguments(1, false), arguments(ROWS, true)), anywhere.limit(4));
    }

    @ParameterizedTest(name = "after {0} rows, replacing a database: {1}")
    @MethodSource("deaths")
    void theNextBuildMakesWhatAnUndisturbedOneWouldHave(int rows, boolean replaces) throws Exception {
        StackFolder undisturbed = GoldenFolder.copy(folder.resolve("a"), GoldenFolder.DATABASE);
        PairQualityDatabase.open(undisturbed, GoldenFolder.OFFLINE, CLOCK)
                .build(null)
                .join();
        StackFolder stack = replaces
                ? GoldenFolder.copy(folder.resolve("b"))
                : GoldenFolder.copy(folder.resolve("b"), GoldenFolder.DATABASE);

        assertThat(buildAndDie(stack.path(), rows)).isEqualTo(KILLED);

        PairQualityDatabase database = PairQualityDatabase.open(stack, GoldenFolder.OFFLINE, CLOCK);
        assertThat(database.status().state()).isEqualTo(State.BUILDING);
        assertThat(database.status().pairs()).isEqualTo(replaces ? 861 : 0);
        database.build(null).join();

        assertThat(database.status().state()).isEqualTo(State.COMPLETE);
        if (replaces) {
            // on the scale of the database that it replaces
            String scene = undisturbed.stackFile().orElseThrow().scenes().get(0);
            assertThat(database.scoresOf(scene))
                    .isEqualTo(PairQualityDatabase.open(undisturbed, GoldenFolder.OFFLINE)
                            .scoresOf(scene));
        } else {
            assertThat(Files.readString(stack.path().resolve(GoldenFolder.DATABASE)))
                    .isEqualTo(Files.readString(undisturbed.path().resolve(GoldenFolder.DATABASE)));
        }
        assertThat(Files.exists(stack.path().resolve(GoldenFolder.DATABASE + ".previous")))
                .isFalse();
    }

    private static int buildAndDie(Path stack, int rows) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        stack.toString(),
                        String.valueOf(rows))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return child.waitFor();
    }

    /** Builds a folder's database anew and is gone, without a word, when so many rows are done. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) {
            StackFolder stack = Workdir.open(Path.of(args[0])).stacks().get(0);
            AtomicInteger left = new AtomicInteger(Integer.parseInt(args[1]));
            PairQualityDatabase.open(stack, GoldenFolder.OFFLINE)
                    .rebuild(progress -> {
                        if (left.decrementAndGet() == 0) {
                            Runtime.getRuntime().halt(KILLED);
                        }
                    })
                    .join();
        }
    }
}
