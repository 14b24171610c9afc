package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.insarhub.api.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private final StringBuilder out = new StringBuilder();
    private final AtomicLong nanos = new AtomicLong();
    private final ConsoleProgress bars = ConsoleProgress.bars(out).columns(80).clock(nanos::get);
    private final ConsoleProgress lines = ConsoleProgress.lines(out).clock(nanos::get);

    @Test
    void a_bar_grows_on_one_line_and_stays_when_it_is_full() {
        bars.onProgress(Progress.of("products", 0, 95, "products"));
        pass(Duration.ofSeconds(60));
        bars.onProgress(new Progress("products", 64, 95, "products", "S1AA.zip"));
        pass(Duration.ofSeconds(30));
        bars.onProgress(Progress.of("products", 95, 95, "products"));

        assertThat(out.toString().split("\r"))
                .containsExactly(
                        "",
                        "products   [------------------------]   0% 0/95 products",
                        "products   [################--------]  67% 64/95 products, 29 s left  S1AA.zip",
                        "products   [########################] 100% 95/95 products" + " ".repeat(21)
                                + System.lineSeparator());
    }

    @Test
    void what_comes_faster_than_the_eye_is_not_drawn_and_the_end_always_is() {
        for (int i = 0; i <= 10_000; i++) {
            pass(Duration.ofNanos(50_000));
            bars.onProgress(Progress.of("scores", i, 10_000, "pairs"));
        }

        // half a second, ten a second
        assertThat(out.chars().filter(c -> c == '\r').count()).isBetween(5L, 7L);
        assertThat(out.toString()).endsWith("100% 10000/10000 pairs" + System.lineSeparator());
    }

    @Test
    void a_log_has_whole_lines_without_anything_that_steers_a_terminal() {
        for (int second = 0; second <= 60; second++) {
            lines.onProgress(new Progress("download", second * 50_000_000L, 3_000_000_000L, "bytes", ""));
            pass(Duration.ofSeconds(1));
        }

        assertThat(out.toString()).doesNotContain("\r", "#");
        assertThat(out.toString().lines())
                .containsExactly(
                        "download     0% 0 bytes of 3.0 GB",
                        "download    16% 500 MB of 3.0 GB, 50 s left",
                        "download    33% 1.0 GB of 3.0 GB, 40 s left",
                        "download    50% 1.5 GB of 3.0 GB, 30 s left",
                        "download    66% 2.0 GB of 3.0 GB, 20 s left",
                        "download    83% 2.5 GB of 3.0 GB, 10 s left",
                        "download   100% 3.0 GB of 3.0 GB");
    }

    @Test
    void an_unknown_total_has_no_bar() {
        bars.onProgress(Progress.of("search", 1200, -1, "scenes"));

        assertThat(out.toString()).isEqualTo("\rsearch     1200 scenes");
    }

    @Test
    void names_from_elsewhere_cannot_steer_the_terminal_and_long_ones_are_cut() {
        bars.onProgress(new Progress("products", 1, 9, "products", "\u001b[2J\u202eevil\r\n" + "x".repeat(200)));

        assertThat(out.toString()).startsWith("\r").hasSize(80).endsWith("...");
        assertThat(out.substring(1)).doesNotContain("\u001b", "\r", "\n", "\u202e");
    }

    @Test
    void a_round_that_finds_nothing_new_has_no_line_of_its_own() {
        for (int round = 0; round < 5; round++) {
            lines.onProgress(Progress.of("jobs", 40, 40, "jobs"));
            pass(Duration.ofMinutes(5));
        }
        lines.onProgress(Progress.of("jobs", 41, 41, "jobs"));

        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void closing_ends_the_line_and_only_once() {
        bars.onProgress(Progress.of("jobs", 1, 4, "jobs"));
        bars.close();
        bars.close();

        assertThat(out.toString()).endsWith("1/4 jobs" + System.lineSeparator());
    }

    @Test
    void a_terminal_that_is_gone_does_not_stop_the_work() {
        IOException gone = new IOException("Broken pipe");
        ConsoleProgress broken = ConsoleProgress.lines(new Appendable() {
            @Override
            public Appendable append(CharSequence text) throws IOException {
                throw gone;
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) throws IOException {
                throw gone;
            }

            @Override
            public Appendable append(char c) throws IOException {
                throw gone;
            }
        });

        assertThatCode(() -> {
                    broken.onProgress(Progress.of("jobs", 1, 1, "jobs"));
                    broken.onProgress(Progress.of("jobs", 2, 2, "jobs"));
                    broken.close();
                })
                .doesNotThrowAnyException();
        assertThat(broken.failure()).contains(gone);
    }

    @Test
    void many_threads_write_whole_lines() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(task -> threads.submit(() -> {
                        for (int i = 1; i <= 500; i++) {
                            lines.onProgress(Progress.of("task" + task, i, i, "steps"));
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(out.toString().lines())
                .hasSize(4000)
                .allMatch(line -> line.matches("task\\d {5} 100% (\\d+)/\\1 steps"));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
