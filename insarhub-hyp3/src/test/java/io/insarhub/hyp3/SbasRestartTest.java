package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import io.insarhub.hyp3.sbas.QuickJournal;
import io.insarhub.hyp3.sbas.StackMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed or cancelled is gone on with, to the same bits; and it needs little memory. */
class SbasRestartTest {

    @TempDir
    Path folder;

    /** The work of the child: one run, with the tiles noted as soon as they are done. */
    public static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            QuickJournal.run(Path.of(arguments[0]), Path.of(arguments[1]), Long.parseLong(arguments[2]));
        }
    }

    private Process child(Path stack, Path out, String heap, long journalMillis) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        stack.toString(),
                        out.toString(),
                        Long.toString(journalMillis))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.txt").toFile())
                .start();
    }

    private static Map<String, byte[]> bytes(Path out) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (var paths = Files.list(out)) {
            for (Path path : paths.toList()) {
                files.put(String.valueOf(path.getFileName()), Files.readAllBytes(path));
            }
        }
        return files;
    }

    @Test
    void killed_at_random_and_run_again_it_is_the_same_to_the_bit() throws Exception {
        Path stack = folder.resolve("ifgramStack.h5");
        StackMaker.write(stack, 240, 120, StackMaker.dates(16, 50), 0.02);
        Path whole = folder.resolve("whole");
        QuickJournal.run(stack, whole, 5000);
        Path out = folder.resolve("out");
        Path journal = out.resolve(".sbas.journal");
        Random random = new Random(5);

        int interrupted = 0;
        for (int i = 0; i < 4; i++) {
            Process child = child(stack, out, "-Xmx256m", 0);
            long lines = lines(journal);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            // once some more tiles are noted, at whatever the child is doing then
            while (child.isAlive() && lines(journal) < lines + 2 && System.nanoTime() < until) {
                child.waitFor(1 + random.nextInt(8), TimeUnit.MILLISECONDS);
            }
            interrupted += child.isAlive() ? 1 : 0;
            child.destroyForcibly().waitFor();
        }
        assertThat(interrupted).isGreaterThanOrEqualTo(2);
        assertThat(child(stack, out, "-Xmx256m", 0).waitFor())
                .as(Files.readString(folder.resolve("child.txt")))
                .isZero();

        Map<String, byte[]> expected = bytes(whole);
        Map<String, byte[]> made = bytes(out);
        assertThat(made.keySet()).isEqualTo(expected.keySet());
        made.forEach((name, content) -> assertThat(content).as(name).isEqualTo(expected.get(name)));
    }

    @Test
    void killed_while_it_corrects_and_run_again_it_is_the_same_to_the_bit() throws Exception {
        Path stack = folder.resolve("ifgramStack.h5");
        StackMaker.write(stack, 400, 300, StackMaker.dates(16, 50), 0.02);
        StackMaker.writeGeometry(folder.resolve("geometryGeo.h5"), 400, 300);
        Path whole = folder.resolve("whole");
        QuickJournal.run(stack, whole, 5000);
        Path out = folder.resolve("out");

        int interrupted = 0;
        for (String step :
                List.of("timeseries_ramp", "velocity_ramp", "timeseries_ramp_demErr", "velocity_ramp_demErr")) {
            Process child = child(stack, out, "-Xmx256m", 0);
            Path part = out.resolve(step + ".h5.part");
            while (child.isAlive() && !Files.exists(part)) {
                child.waitFor(1, TimeUnit.MILLISECONDS);
            }
            child.destroyForcibly().waitFor();
            interrupted += Files.exists(part) ? 1 : 0;
            assertThat(out.resolve("timeseries.h5")).hasSameBinaryContentAs(whole.resolve("timeseries.h5"));
        }
        assertThat(interrupted).isGreaterThanOrEqualTo(2);
        Object ramp =
                Files.readAttributes(out.resolve("timeseries_ramp.h5"), "*").get("fileKey");
        assertThat(child(stack, out, "-Xmx256m", 0).waitFor())
                .as(Files.readString(folder.resolve("child.txt")))
                .isZero();

        Map<String, byte[]> expected = bytes(whole);
        Map<String, byte[]> made = bytes(out);
        assertThat(made.keySet()).isEqualTo(expected.keySet());
        made.forEach((name, content) -> assertThat(content).as(name).isEqualTo(expected.get(name)));
        // what was finished was not made again
        assertThat(Files.readAttributes(out.resolve("timeseries_ramp.h5"), "*").get("fileKey"))
                .isEqualTo(ramp);
    }

    private static long lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        return Files.readString(file).lines().count();
    }

    @Test
    void a_solution_in_memory_is_cancelled_too() throws IOException {
        Path stack = folder.resolve("ifgramStack.h5");
        StackMaker.write(stack, 20, 20, StackMaker.dates(5, 12), 0);
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> SbasInversion.with(SbasOptions.defaults()).solve(stack, cancellation))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void a_run_that_was_cancelled_stops_at_once_and_is_gone_on_with() throws IOException {
        Path stack = folder.resolve("ifgramStack.h5");
        StackMaker.write(stack, 300, 300, StackMaker.dates(20, 70), 0);
        Path out = folder.resolve("out");
        Cancellation cancellation = new Cancellation();
        AtomicLong asked = new AtomicLong();
        ProgressListener listener = progress -> {
            if (progress.done() > 30 && asked.compareAndSet(0, System.nanoTime())) {
                cancellation.cancel();
            }
        };
        SbasInversion inversion = SbasInversion.with(SbasOptions.of(Map.of("weightFunc", "coh", "numWorker", 2)));

        assertThatThrownBy(() -> inversion.run(stack, out, listener, cancellation))
                .isInstanceOf(CancelledException.class);

        assertThat(System.nanoTime() - asked.get()).isLessThan(TimeUnit.SECONDS.toNanos(1));
        assertThat(out.resolve("timeseries.h5")).doesNotExist();
        List<Double> fractions = new ArrayList<>();
        inversion.run(stack, out, progress -> {
            synchronized (fractions) {
                fractions.add(progress.fraction());
            }
        });
        assertThat(out.resolve("velocity.h5")).exists();
        assertThat(fractions)
                .allMatch(fraction -> fraction >= 0 && fraction <= 1)
                .contains(1.0);
        assertThat(out.resolve("timeseries.h5.part")).doesNotExist();
    }

    @Test
    void a_stack_many_times_larger_than_the_heap_is_inverted() throws Exception {
        Path stack = folder.resolve("ifgramStack.h5");
        StackMaker.write(stack, 600, 500, StackMaker.dates(25, 70), 0);
        assertThat(Files.size(stack)).isGreaterThan(150_000_000);

        Process child = child(stack, folder.resolve("out"), "-Xmx48m", 5000);

        assertThat(child.waitFor())
                .as(Files.readString(folder.resolve("child.txt")))
                .isZero();
        assertThat(folder.resolve("out/timeseries_ramp.h5")).exists();
    }
}
