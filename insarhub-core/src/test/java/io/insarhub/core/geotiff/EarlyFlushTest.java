package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The disk works while the file is being made, and what it complains of is heard. */
class EarlyFlushTest {

    private static final long MUCH = 65L << 20;

    @Test
    void littleIsLeftToTheEnd() throws IOException {
        AtomicInteger flushes = new AtomicInteger();
        EarlyFlush flush = new EarlyFlush(flushes::incrementAndGet);

        flush.wrote(1000);
        flush.await();
        assertThat(flushes).hasValue(0);

        flush.wrote(MUCH);
        flush.await();
        assertThat(flushes).hasValue(1);
    }

    @Test
    void aSlowDiskIsNotWaitedForAndFlushedOnceAtATime() throws IOException {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicInteger flushes = new AtomicInteger();
        EarlyFlush flush = new EarlyFlush(() -> {
            flushes.incrementAndGet();
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });

        flush.wrote(MUCH);
        flush.wrote(MUCH);
        flush.wrote(MUCH);
        slow.countDown();
        flush.await();

        assertThat(flushes).hasValue(1);
    }

    @Test
    void whatGoesWrongIsToldOnce() throws IOException {
        EarlyFlush flush = new EarlyFlush(() -> {
            throw new IOException("No space left on device");
        });

        flush.wrote(MUCH);

        assertThatThrownBy(flush::await).isInstanceOf(IOException.class).hasMessage("No space left on device");
        flush.await();
    }

    @Test
    void anInterruptWaitsForTheDisk() throws IOException {
        AtomicInteger flushes = new AtomicInteger();
        EarlyFlush flush = new EarlyFlush(flushes::incrementAndGet);

        flush.wrote(MUCH);
        Thread.currentThread().interrupt();
        flush.await();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(flushes).hasValue(1);
    }

    @Test
    void anAbandonedFileIsClosedOnceTheDiskHasDoneWithIt() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        EarlyFlush flush = new EarlyFlush(() -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });

        flush.wrote(MUCH);
        flush.abandon(closed::countDown);
        assertThat(closed.getCount()).isEqualTo(1);
        slow.countDown();

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAbandonedFileIsClosedAtOnceWhereNothingIsFlushed() throws IOException {
        CountDownLatch closed = new CountDownLatch(1);

        new EarlyFlush(() -> {}).abandon(closed::countDown);

        assertThat(closed.getCount()).isZero();
    }
}
