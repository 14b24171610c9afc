package io.insarhub.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.WaitClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void theFirstGoAtOnceAndTheNextWhenTheFirstIsAMinuteOld() {
        FakeClock clock = new FakeClock();
        RateLimit limit = new RateLimit(250, clock);
        for (int i = 0; i < 250; i++) {
            limit.acquire(Cancellation.never());
        }
        assertThat(clock.nanoTime()).isZero();

        limit.acquire(Cancellation.never());

        assertThat(Duration.ofNanos(clock.nanoTime())).isEqualTo(Duration.ofSeconds(61));
    }

    @Property(tries = 200)
    void noMinuteSeesMoreThanTheLimit(
            @ForAll @IntRange(min = 1, max = 8) int perMinute,
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 40_000) Long> pausesMillis) {
        FakeClock clock = new FakeClock();
        RateLimit limit = new RateLimit(perMinute, clock);
        List<Long> grants = new ArrayList<>();

        for (long pause : pausesMillis) {
            clock.sleep(Duration.ofMillis(pause));
            limit.acquire(Cancellation.never());
            grants.add(clock.nanoTime());
        }

        assertThat(mostInAMinute(grants)).isLessThanOrEqualTo(perMinute);
    }

    @Test
    void allThreadsShareOneLimit() throws InterruptedException {
        FakeClock clock = new FakeClock();
        Network network = Network.of(clock, new Random(1));
        List<Long> grants = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int thread = 0; thread < 8; thread++) {
            threads.execute(() -> {
                for (int i = 0; i < 20; i++) {
                    network.rateLimit("asf", 10).acquire(Cancellation.never());
                    grants.add(clock.nanoTime());
                }
            });
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(grants).hasSize(160);
        // time runs on between a grant and its note, so that a note may be late, never early: the whole is what is sure
        assertThat(Duration.ofNanos(clock.nanoTime())).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aWaitEndsWithItsCancellationAndTakesNothing() throws InterruptedException {
        RateLimit limit = new RateLimit(1, WaitClock.system());
        limit.acquire(Cancellation.never());
        Cancellation cancellation = new Cancellation();
        AtomicInteger cancelled = new AtomicInteger();
        Thread waiting = new Thread(() -> {
            try {
                limit.acquire(cancellation);
            } catch (CancelledException e) {
                cancelled.incrementAndGet();
            }
        });
        waiting.start();

        cancellation.cancel();
        waiting.join(1000);

        assertThat(waiting.isAlive()).isFalse();
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void aServiceHasOneLimitInAProcess() {
        Network network = Network.of(new FakeClock(), new Random(1));

        assertThat(network.rateLimit("asf", 250)).isSameAs(network.rateLimit("asf", 250));
        assertThat(network.rateLimit("other", 10)).isNotSameAs(network.rateLimit("asf", 250));
        assertThatThrownBy(() -> network.rateLimit("asf", 500)).hasMessageContaining("250");
        assertThatThrownBy(() -> network.rateLimit("none", 0)).hasMessageContaining("at least 1");
        assertThat(Network.shared()).isSameAs(Network.shared());
    }

    private static int mostInAMinute(List<Long> grants) {
        long minute = Duration.ofMinutes(1).toNanos();
        int most = 0;
        for (int first = 0; first < grants.size(); first++) {
            int count = 0;
            for (int i = first; i < grants.size() && grants.get(i) - grants.get(first) < minute; i++) {
                count++;
            }
            most = Math.max(most, count);
        }
        return most;
    }
}
