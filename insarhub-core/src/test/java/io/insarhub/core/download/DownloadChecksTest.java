package io.insarhub.core.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.ServiceException;
import io.insarhub.api.WaitClock;
import io.insarhub.core.download.FileResult.Outcome;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing gets a file's name that is not that file, and no file keeps another from coming. */
class DownloadChecksTest {

    private static final Content CONTENT = new Content(1, 100_000);

    @TempDir
    private Path folder;

    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aFileOfTheRightLengthIsSkippedWithoutARequest() throws IOException {
        Files.write(folder.resolve("a.zip"), new byte[100_000]);

        FileResult result =
                fetch(server.file("/a.zip", CONTENT).withBytes(100_000).withMd5(CONTENT.md5()));

        assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void onRequestItsMd5MustBeRightToo() throws IOException {
        Files.write(folder.resolve("a.zip"), new byte[100_000]);
        FileDownload file = server.file("/a.zip", CONTENT).withBytes(100_000).withMd5(CONTENT.md5());
        Downloads checking = downloads().checkExisting(true).build();

        assertThat(fetch(checking, file).outcome()).isEqualTo(Outcome.DOWNLOADED);
        assertThat(fetch(checking, file).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFileOfAnotherLengthIsReplaced() throws IOException {
        Files.write(folder.resolve("a.zip"), new byte[99_999]);

        assertThat(fetch(server.file("/a.zip", CONTENT).withBytes(100_000)).outcome())
                .isEqualTo(Outcome.DOWNLOADED);
        assertThat(Md5.of(folder.resolve("a.zip"), Cancellation.never())).isEqualTo(CONTENT.md5());
    }

    @Test
    void whereOnlyTheServerKnowsTheLengthItIsAsked() throws IOException {
        FileDownload file = server.file("/a.zip", CONTENT);

        assertThat(fetch(file).outcome()).isEqualTo(Outcome.DOWNLOADED);
        assertThat(fetch(file)).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(result.fetchedBytes()).isZero();
        });
        Files.write(folder.resolve("a.zip"), new byte[50]);
        assertThat(fetch(file).outcome()).isEqualTo(Outcome.DOWNLOADED);
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void aCorruptFileIsFetchedOnceMoreThenReported() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        int corruptAnswers = 1;
        try (RawServer corrupting = RawServer.start(exchange -> {
            Content sent = requests.incrementAndGet() <= corruptAnswers ? new Content(2, 100_000) : CONTENT;
            exchange.head(200, 100_000, "ETag: \"v1\"");
            sent.write(0, 100_000, exchange::write);
        })) {
            FileDownload file =
                    FileDownload.of(corrupting.url("/a.zip"), "a.zip").withBytes(100_000);

            assertThat(fetch(file.withMd5(CONTENT.md5())).outcome()).isEqualTo(Outcome.DOWNLOADED);
            assertThat(corrupting.exchanges()).hasSize(2);

            Files.delete(folder.resolve("a.zip"));
            FileResult result = fetch(file.withMd5("0123456789abcdef0123456789ABCDEF"));
            assertThat(result.failure().orElseThrow())
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("came corrupt 2 times")
                    .hasMessageContaining("0123456789abcdef0123456789abcdef");
            assertThat(corrupting.exchanges()).hasSize(4);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aFileOfAnotherLengthThanTheCataloguesIsNotTaken() {
        FileResult result = fetch(server.file("/a.zip", CONTENT).withBytes(99_999));

        assertThat(result.failure().orElseThrow())
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("the file has 100000 bytes there, but 99999 in the catalogue");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aWebPageIsNotTakenForAFile() throws IOException {
        try (RawServer page = RawServer.start(exchange -> exchange.reply(
                200, "<html><title>Please log in</title></html>", "Content-Type: text/html; charset=utf-8"))) {
            FileResult result = fetch(FileDownload.of(page.url("/a.zip"), "a.zip"));

            assertThat(result.failure().orElseThrow())
                    .hasMessageContaining("a web page came instead of the file: \"Please log in\"");
            assertThat(folder).isEmptyDirectory();
            assertThat(fetch(FileDownload.of(page.url("/a.html"), "a.html")).outcome())
                    .isEqualTo(Outcome.DOWNLOADED);
        }
    }

    @Test
    void oneFileThatFailsStopsNoOther() {
        List<FileDownload> files = new ArrayList<>();
        files.add(FileDownload.of(server.url("/missing.zip"), "missing.zip"));
        IntStream.range(0, 5).forEach(i -> files.add(server.file("/" + i + ".zip", new Content(i, 1000))));

        DownloadReport report = downloads().build().fetch(files, folder, ProgressListener.none(), Cancellation.never());

        assertThat(report.downloaded()).hasSize(5);
        assertThat(report.isComplete()).isFalse();
        assertThat(report.failed()).singleElement().satisfies(result -> {
            assertThat(result.download().name()).isEqualTo("missing.zip");
            assertThat(result.failure().orElseThrow())
                    .hasMessageContaining("HTTP 404")
                    .hasMessageContaining("There is no such scene");
            assertThat(result.toString()).startsWith("missing.zip: FAILED");
        });
    }

    @Test
    void freeSpaceIsLookedAtFirst() {
        List<Path> asked = Collections.synchronizedList(new ArrayList<>());
        Downloads full = downloads()
                .freeSpace(where -> {
                    asked.add(where);
                    return 99_999;
                })
                .build();

        FileResult result = fetch(full, server.file("/a.zip", CONTENT).withBytes(100_000));

        assertThat(result.failure().orElseThrow())
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("100000 bytes are still to come, and 99999 are free");
        assertThat(asked).containsOnly(folder);
        assertThat(folder).isEmptyDirectory();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void orOnceTheServerHasToldTheLength() {
        Downloads full = downloads().freeSpace(where -> 99_999).build();

        FileResult result = fetch(full, server.file("/a.zip", CONTENT));

        assertThat(result.failure().orElseThrow()).hasMessageContaining("99999 are free");
        assertThat(result.fetchedBytes()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void filesThatComeTogetherShareTheSpace() throws Exception {
        DiskSpace space = new DiskSpace(where -> 1000, folder);
        try (DiskSpace.Reservation first = space.reserve(folder.resolve("a"), 700)) {
            assertThatThrownBy(() -> space.reserve(folder.resolve("b"), 400))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("300 are free")
                    .hasMessageContaining("beside the other downloads");
            first.wrote(200); // the hook knows no better, but the promise is smaller now
            space.reserve(folder.resolve("b"), 400).close();
        }
        space.reserve(folder.resolve("b"), 1000).close();
    }

    @Test
    void aDiskThatFillsUpBeneathAFileOfUnknownLengthIsNoticed() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        byte[] block = new byte[1 << 20];
        try (RawServer endless = RawServer.start(exchange -> {
            exchange.head(200, -1);
            while (true) {
                exchange.write(block, 0, block.length);
            }
        })) {
            Downloads filling = downloads()
                    .freeSpace(where -> looks.incrementAndGet() <= 2 ? 1L << 40 : 10)
                    .build();

            FileResult result = fetch(filling, FileDownload.of(endless.url("/a.zip"), "a.zip"));

            assertThat(result.failure().orElseThrow()).hasMessageContaining("not enough space");
            assertThat(result.fetchedBytes()).isBetween(64L << 20, 160L << 20);
        }
    }

    @Test
    void aBodyWithoutEndIsCutAtTheLengthOrTheBound() throws IOException {
        byte[] block = new byte[1 << 16];
        try (RawServer endless = RawServer.start(exchange -> {
            exchange.head(200, -1);
            while (true) {
                exchange.write(block, 0, block.length);
            }
        })) {
            FileDownload file = FileDownload.of(endless.url("/a.zip"), "a.zip");
            Downloads bounded = downloads().mostBytes(1 << 20).build();

            assertThat(fetch(bounded, file).failure().orElseThrow())
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("goes on after the 1048576 bytes");
            assertThat(fetch(bounded, file.withBytes(5000)).failure().orElseThrow())
                    .hasMessageContaining("goes on after the 5000 bytes");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../a.zip",
                "..\\a.zip",
                "/etc/passwd",
                "a/b.zip",
                "a\\b.zip",
                "C:a.zip",
                "a\u0000.zip",
                "a\n.zip",
                "a.zip.part",
                "a.zip.PART",
                "a.zip.part.meta",
                "a.",
                " a.zip",
                "a*.zip"
            })
    void aNameThatLeavesTheFolderIsRefused(String name) {
        assertThatThrownBy(() -> FileDownload.of(HttpUrl.get("http://127.0.0.1/a.zip"), name))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("plain name");
    }

    @Test
    void neitherTheAddressNorTheServerNamesAFile() throws IOException {
        try (RawServer hostile = RawServer.start(exchange ->
                exchange.reply(200, "data", "Content-Disposition: attachment; filename=\"../../evil.sh\""))) {
            Path inner = Files.createDirectory(folder.resolve("inner"));

            downloads()
                    .build()
                    .fetch(
                            List.of(FileDownload.of(hostile.url("/x/%2e%2e%2fevil.zip"), "a.zip")),
                            inner,
                            ProgressListener.none(),
                            Cancellation.never());

            assertThat(inner).isDirectoryContaining("glob:**/a.zip");
            try (var files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile)).containsExactly(inner.resolve("a.zip"));
            }
        }
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        FileDownload lower = server.file("/a.zip", CONTENT);
        FileDownload upper = server.file("/A.zip", CONTENT);

        assertThatThrownBy(() -> downloads()
                        .build()
                        .fetch(List.of(lower, upper), folder, ProgressListener.none(), Cancellation.never()))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("\"A.zip\" is there twice");
    }

    @Test
    void aPartThatAnotherDownloadWritesIsLeftAlone() throws IOException {
        FileDownload file = server.file("/a.zip", CONTENT);
        try (FileChannel other =
                FileChannel.open(folder.resolve("a.zip.part"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();

            assertThat(fetch(file).failure().orElseThrow())
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("another download is writing it");
        }
        assertThat(fetch(file).outcome()).isEqualTo(Outcome.DOWNLOADED);
    }

    @Test
    void whatIsInTheWayIsNamed() throws IOException {
        Files.createDirectory(folder.resolve("a.zip"));
        Files.createDirectory(folder.resolve("b.zip.part"));
        Files.createSymbolicLink(folder.resolve("c.zip.part"), folder.resolve("elsewhere"));

        for (String name : List.of("a.zip", "b.zip", "c.zip")) {
            assertThat(fetch(server.file("/" + name, CONTENT)).failure().orElseThrow())
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining(folder.resolve(name).toString());
        }
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void aStallAndADripAreTimeOutsAndGoneOnWith() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer slow = RawServer.start(exchange -> {
            long from = exchange.header("range").isEmpty()
                    ? 0
                    : Long.parseLong(exchange.header("range").replaceAll("\\D", ""));
            exchange.head(
                    from == 0 ? 200 : 206,
                    100_000 - from,
                    "ETag: \"v1\"",
                    "Content-Range: bytes " + from + "-99999/100000");
            switch (requests.incrementAndGet()) {
                case 1 -> {
                    CONTENT.write(0, 5000, exchange::write);
                    Thread.sleep(60_000);
                }
                case 2 -> {
                    for (long at = from; ; at++) {
                        CONTENT.write(at, 1, exchange::write);
                        Thread.sleep(5);
                    }
                }
                default -> CONTENT.write(from, 100_000 - from, exchange::write);
            }
        })) {
            RetryPolicy quick = new RetryPolicy(
                    6, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1));
            Downloads hasty = Downloads.builder("ASF")
                    .network(Network.of(WaitClock.system(), new Random(1)))
                    .retryPolicy(quick)
                    .stallTimeout(Duration.ofMillis(300))
                    .build();

            FileResult result = fetch(hasty, FileDownload.of(slow.url("/a.zip"), "a.zip"));

            assertThat(result.outcome()).isEqualTo(Outcome.DOWNLOADED);
            assertThat(result.fetchedBytes()).isEqualTo(100_000);
            assertThat(slow.exchanges()).hasSize(3);
            assertThat(slow.exchanges().get(1).header("range")).isEqualTo("bytes=5000-");
            assertThat(Md5.of(result.file(), Cancellation.never())).isEqualTo(CONTENT.md5());
        }
    }

    private FileResult fetch(FileDownload file) {
        return fetch(downloads().build(), file);
    }

    private FileResult fetch(Downloads downloads, FileDownload file) {
        return downloads
                .fetch(List.of(file), folder, ProgressListener.none(), Cancellation.never())
                .results()
                .get(0);
    }

    private static Downloads.Builder downloads() {
        return Downloads.builder("ASF").network(Network.of(new FakeClock(), new Random(1)));
    }
}
