package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderLockBetweenProcessesTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    @TempDir
    Path folder;

    private final ExecutorService others = Executors.newCachedThreadPool();

    @BeforeEach
    void nobody_has_the_lock() {
        FolderLock.acquire(folder, Duration.ZERO, Cancellation.never()).close();
    }

    @AfterEach
    void stop_the_others() {
        others.shutdownNow();
    }

    @Test
    void another_process_is_waited_for() throws Exception {
        Process holder = holder();
        Future<FolderLock> waiting = others.submit(() -> {
            FolderLock lock = FolderLock.acquire(folder);
            lock.close();
            return lock;
        });
        assertThatThrownBy(() -> FolderLock.acquire(folder, SHORT, Cancellation.never()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(" has kept the folder locked for 0.15 s");
        assertThat(waiting).isNotDone();

        holder.getOutputStream().close();

        assertThat(waiting.get()).isNotNull();
    }

    @Test
    void who_waits_in_vain_for_another_process_is_told_so() throws Exception {
        Process holder = holder();

        assertThatThrownBy(() -> FolderLock.acquire(folder, SHORT, Cancellation.never()))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(
                        folder.resolve(".insarhub.lock") + ": another program has kept the folder locked");

        holder.toHandle().destroyForcibly();
        holder.waitFor();
    }

    @Test
    void waiting_for_another_process_can_be_cancelled() throws Exception {
        Process holder = holder();
        Cancellation cancellation = new Cancellation();
        Future<FolderLock> waiting =
                others.submit(() -> FolderLock.acquire(folder, Duration.ofSeconds(50), cancellation));

        cancellation.cancel();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).cause().isInstanceOf(CancelledException.class);
        holder.getOutputStream().close();
        holder.waitFor();
    }

    @Test
    void the_lock_of_a_process_that_was_killed_is_free() throws Exception {
        Process holder = holder();

        holder.toHandle().destroyForcibly();

        FolderLock.acquire(folder).close();
        assertThat(holder.waitFor()).isNotZero();
    }

    @Test
    void a_process_whose_threads_never_pause_does_not_keep_others_out() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Future<?>> hammering = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            hammering.add(others.submit(() -> {
                while (!stop.get()) {
                    FolderLock lock = FolderLock.acquire(folder);
                    Thread.sleep(50);
                    lock.close();
                }
                return null;
            }));
        }
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(answerOfAnotherProcess(Duration.ofSeconds(3))).isEqualTo("held");
            }
        } finally {
            stop.set(true);
        }
        for (Future<?> thread : hammering) {
            thread.get();
        }
    }

    @Test
    void a_copy_of_the_class_in_another_class_loader_is_waited_for_and_keeps_its_lock() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), null)) {
            Class<?> copy = loader.loadClass(FolderLock.class.getName());
            assertThat(copy).isNotSameAs(FolderLock.class);
            AutoCloseable theirs =
                    (AutoCloseable) copy.getMethod("acquire", Path.class).invoke(null, folder);

            assertThatThrownBy(() -> FolderLock.acquire(folder, SHORT, Cancellation.never()))
                    .isInstanceOf(BadFileException.class);
            assertThat(answerOfAnotherProcess(SHORT))
                    .as("giving up did not free it")
                    .contains("has kept the folder locked");

            theirs.close();
            FolderLock.acquire(folder).close();
            assertThat(answerOfAnotherProcess(SHORT)).isEqualTo("held");
        }
    }

    private static URL[] classPath() {
        return new URL[] {
            FolderLock.class.getProtectionDomain().getCodeSource().getLocation(),
            BadFileException.class.getProtectionDomain().getCodeSource().getLocation()
        };
    }

    private String answerOfAnotherProcess(Duration patience) throws IOException, InterruptedException {
        Process other = ChildJvm.start(LockHolder.class, folder.toString(), String.valueOf(patience.toMillis()));
        other.getOutputStream().close();
        String output = new String(other.getInputStream().readAllBytes(), UTF_8);
        assertThat(other.waitFor()).isZero();
        return output.lines().findFirst().orElseThrow();
    }

    private Process holder() throws IOException {
        Process holder = ChildJvm.start(LockHolder.class, folder.toString(), "30000");
        BufferedReader output = holder.inputReader(UTF_8);
        assertThat(output.readLine()).isEqualTo("held");
        return holder;
    }
}
