package io.insarhub.core.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.WaitClock;
import io.insarhub.core.http.CancelledSoon;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a download waits, it ends within a second of being cancelled, and what has come is kept. */
class DownloadCancellationTest {

    private static final Content CONTENT = new Content(1, 1_000_000);

    @TempDir
    private Path folder;

    private final Network network = Network.of(WaitClock.system(), new Random(1));
    private final CountDownLatch waiting = new CountDownLatch(1);

    @Test
    void whileTheBodyStallsAndTheNextRunGoesOn() throws Exception {
        try (RawServer stalling = RawServer.start(exchange -> {
            exchange.head(200, CONTENT.length(), "ETag: \"v1\"");
            CONTENT.write(0, 600_000, exchange::write);
            waiting.countDown();
            Thread.sleep(60_000);
        })) {
            assertCancelled(FileDownload.of(stalling.url("/a.zip"), "a.zip"));
        }
        assertThat(Files.size(folder.resolve("a.zip.part"))).isEqualTo(600_000);

        try (FileServer server = new FileServer()) {
            DownloadReport report = fetch(server.file("/a.zip", CONTENT), Cancellation.never());

            assertThat(report.results().get(0).fetchedBytes()).isEqualTo(400_000);
            assertThat(Md5.of(folder.resolve("a.zip"), Cancellation.never())).isEqualTo(CONTENT.md5());
        }
    }

    @Test
    void whileTheBodyFlows() throws Exception {
        byte[] block = new byte[1 << 16];
        try (RawServer flowing = RawServer.start(exchange -> {
            exchange.head(200, 1L << 40);
            waiting.countDown();
            for (int i = 0; i < 10_000; i++) {
                exchange.write(block, 0, block.length);
                Thread.sleep(1);
            }
        })) {
            Downloads roomy = Downloads.builder("ASF")
                    .network(network)
                    .freeSpace(where -> Long.MAX_VALUE)
                    .build();

            CancelledSoon.assertThatItEnds(
                    waiting,
                    cancellation -> roomy.fetch(
                            List.of(FileDownload.of(flowing.url("/a.zip"), "a.zip")),
                            folder,
                            ProgressListener.none(),
                            cancellation));
        }
        assertThat(folder.resolve("a.zip.part")).isNotEmptyFile();
    }

    @Test
    void whileTheServerIsSilent() throws Exception {
        try (RawServer silent = RawServer.start(exchange -> {
            waiting.countDown();
            Thread.sleep(60_000);
        })) {
            assertCancelled(FileDownload.of(silent.url("/a.zip"), "a.zip"));
        }
    }

    @Test
    void whileWaitingToTryAgain() throws Exception {
        try (RawServer busy = RawServer.start(exchange -> {
            exchange.reply(503, "", "Retry-After: 60");
            waiting.countDown();
        })) {
            assertCancelled(FileDownload.of(busy.url("/a.zip"), "a.zip"));
        }
    }

    @Test
    void whileWaitingForAFreeConnection() throws Exception {
        FileDownload file = FileDownload.of(
                new okhttp3.HttpUrl.Builder()
                        .scheme("http")
                        .host("data.example")
                        .build(),
                "a.zip");
        network.slots()
                .run(
                        "data.example",
                        1,
                        Cancellation.never(),
                        () -> network.slots()
                                .run(
                                        "data.example",
                                        2,
                                        Cancellation.never(),
                                        () -> network.slots().run("data.example", 3, Cancellation.never(), () -> {
                                            waiting.countDown();
                                            try {
                                                assertCancelled(file);
                                            } catch (InterruptedException e) {
                                                throw new IllegalStateException(e);
                                            }
                                            return true;
                                        })));
    }

    @Test
    void anInterruptOfTheCallerIsACancellation() throws IOException {
        try (RawServer silent = RawServer.start(exchange -> Thread.sleep(60_000))) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> fetch(FileDownload.of(silent.url("/a.zip"), "a.zip"), Cancellation.never()))
                    .isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private void assertCancelled(FileDownload file) throws InterruptedException {
        CancelledSoon.assertThatItEnds(waiting, cancellation -> fetch(file, cancellation));
    }

    private DownloadReport fetch(FileDownload file, Cancellation cancellation) {
        return Downloads.builder("ASF")
                .network(network)
                .build()
                .fetch(List.of(file), folder, ProgressListener.none(), cancellation);
    }
}
