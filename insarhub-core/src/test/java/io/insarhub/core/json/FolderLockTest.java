package io.insarhub.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderLockTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    @TempDir
    Path folder;

    private final ExecutorService others = Executors.newCachedThreadPool();

    private int counter;

    @AfterEach
    void stop_the_others() {
        others.shutdownNow();
    }

    @Test
    void one_thread_at_a_time_has_the_lock() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            work.add(() -> {
                for (int i = 0; i < 200; i++) {
                    FolderLock lock = FolderLock.acquire(folder);
                    int seen = counter;
                    LockSupport.parkNanos(1);
                    counter = seen + 1;
                    lock.close();
                }
                return null;
            });
        }
        for (Future<Void> result : others.invokeAll(work)) {
            result.get();
        }

        assertThat(counter).isEqualTo(8 * 200);
    }

    @Test
    void the_thread_that_has_it_may_take_it_again_and_gives_it_back_with_the_last_close() throws Exception {
        FolderLock outer = FolderLock.acquire(folder);
        FolderLock inner = FolderLock.acquire(folder);

        inner.close();
        inner.close();
        assertThat(isFreeForOthers()).isFalse();

        outer.close();
        assertThat(isFreeForOthers()).isTrue();
    }

    @Test
    void another_spelling_of_the_folder_is_the_same_folder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        try {
            FolderLock lock = FolderLock.acquire(link.resolve("."));

            assertThat(isFreeForOthers()).isFalse();

            lock.close();
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void folders_do_not_wait_for_each_other() throws Exception {
        FolderLock lock = FolderLock.acquire(Files.createDirectory(folder.resolve("p1_f1")));

        assertThat(isFreeForOthers()).isTrue();

        lock.close();
    }

    @Test
    void who_waits_too_long_is_told_for_which_folder_and_for_whom() throws Exception {
        FolderLock lock = FolderLock.acquire(folder);

        assertThatThrownBy(() -> others.submit(() -> FolderLock.acquire(folder, SHORT, new Cancellation()))
                        .get())
                .cause()
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(folder.resolve(".insarhub.lock")
                        + ": another thread of this program has kept the folder locked for 0.15 s. Let it finish or");

        lock.close();
    }

    @Test
    void waiting_can_be_cancelled() throws Exception {
        FolderLock lock = FolderLock.acquire(folder);
        Cancellation cancellation = new Cancellation();
        Future<FolderLock> waiting =
                others.submit(() -> FolderLock.acquire(folder, Duration.ofSeconds(60), cancellation));

        cancellation.cancel();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).cause().isInstanceOf(CancelledException.class);
        lock.close();
    }

    @Test
    void waiting_can_be_interrupted_and_the_thread_stays_interrupted() throws Exception {
        FolderLock lock = FolderLock.acquire(folder);
        CountDownLatch started = new CountDownLatch(1);
        boolean[] interrupted = new boolean[1];
        Thread waiting = new Thread(() -> {
            started.countDown();
            try {
                FolderLock.acquire(folder).close();
            } catch (CancelledException e) {
                interrupted[0] = Thread.currentThread().isInterrupted();
            }
        });
        waiting.start();
        started.await();

        waiting.interrupt();
        waiting.join();

        assertThat(interrupted[0]).isTrue();
        lock.close();
    }

    @Test
    void an_interrupted_thread_gets_a_free_lock_and_waits_for_a_taken_one_if_it_must() throws Exception {
        Thread.currentThread().interrupt();
        FolderLock lock = FolderLock.acquire(folder, Duration.ZERO, new Cancellation());
        assertThat(Thread.interrupted()).isTrue();

        Future<Boolean> saving = others.submit(() -> {
            Thread.currentThread().interrupt();
            FolderLock.acquireUninterruptibly(folder).close();
            return Thread.interrupted();
        });
        assertThatThrownBy(() -> saving.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        lock.close();

        assertThat(saving.get()).isTrue();
    }

    @Test
    void only_the_thread_that_took_it_gives_it_back() throws Exception {
        FolderLock lock = FolderLock.acquire(folder);

        assertThatThrownBy(() -> others.submit(lock::close).get()).cause().isInstanceOf(IllegalStateException.class);

        assertThat(isFreeForOthers()).isFalse();
        lock.close();
        assertThat(isFreeForOthers()).isTrue();
    }

    @Test
    void the_lock_file_stays_and_is_empty() {
        FolderLock.acquire(folder).close();
        FolderLock.acquire(folder).close();

        assertThat(folder.resolve(FolderLock.FILE_NAME)).isRegularFile().isEmptyFile();
    }

    @Test
    void no_handle_is_left_open() {
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        FolderLock.acquire(folder).close();
        long before = system.getOpenFileDescriptorCount();

        for (int i = 0; i < 500; i++) {
            FolderLock.acquire(folder).close();
        }

        assertThat(system.getOpenFileDescriptorCount()).isLessThan(before + 100);
    }

    @Test
    void a_folder_that_is_not_there_is_an_error() throws IOException {
        Path gone = folder.resolve("gone");
        assertThatThrownBy(() -> FolderLock.acquire(gone))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(gone + ": does not exist, expected a folder");

        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> FolderLock.acquire(file))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(file + ": is not a folder");
    }

    @Test
    void something_else_in_the_place_of_the_lock_file_is_an_error() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve(FolderLock.FILE_NAME));

        assertThatThrownBy(() -> FolderLock.acquire(folder))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(inTheWay + ": the folder cannot be locked for writing: ");
    }

    private boolean isFreeForOthers() throws Exception {
        return others.submit(() -> {
                    try {
                        FolderLock.acquire(folder, Duration.ZERO, Cancellation.never())
                                .close();
                        return true;
                    } catch (BadFileException e) {
                        return false;
                    }
                })
                .get();
    }
}
