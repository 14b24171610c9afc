package io.insarhub.core.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.RetryPolicy;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawExchange;
import io.insarhub.core.http.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A download that broke off is gone on with, in the same run or the next, as long as it is the same file. */
class DownloadResumeTest {

    private static final Content CONTENT = new Content(1, 100_000);
    private static final int HALF = 40_000;
    private static final String DATE = "Sun, 01 Mar 2026 12:00:00 GMT";

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

    @ParameterizedTest
    @CsvSource({
        "ETag: \"v1\",                        \"v1\"",
        "Last-Modified: Sun,                  'Sun'",
        "ETag: \"v1\"|Last-Modified: Sun,     \"v1\"",
        "ETag: W/\"v1\"|Last-Modified: Sun,   'Sun'",
    })
    void theNextRunGoesOnByWhateverNamesTheStateOfTheFile(String headers, String condition) throws IOException {
        server.headers(headers.strip().replace("Sun", DATE).split("\\|"));
        FileDownload file = server.file("/a.zip", CONTENT);
        breakOff(file);
        assertThat(part()).hasSize(HALF);

        FileResult result = fetch(file);

        assertThat(result.outcome()).isEqualTo(FileResult.Outcome.DOWNLOADED);
        assertThat(result.fetchedBytes()).isEqualTo(CONTENT.length() - HALF);
        RawExchange resumed = server.requests().get(1);
        assertThat(resumed.header("range")).isEqualTo("bytes=40000-");
        assertThat(resumed.header("if-range")).isEqualTo(condition.equals("Sun") ? DATE : condition);
        assertThat(resumed.header("accept-encoding")).isEqualTo("identity");
        assertInPlace(CONTENT);
    }

    /** A program that is killed after it gave the file its name leaves the note. */
    @Test
    void theNoteOfAFileInPlaceGoesWithTheNextRun() throws IOException {
        FileDownload file = server.file("/a.zip", CONTENT).withBytes(CONTENT.length());
        breakOff(file);
        Path note = folder.resolve("a.zip.part.meta");
        byte[] left = Files.readAllBytes(note);
        fetch(file);
        Files.write(note, left);

        FileResult result = fetch(file);

        assertThat(result.outcome()).isEqualTo(FileResult.Outcome.SKIPPED);
        assertThat(note).doesNotExist();
        assertInPlace(CONTENT);
    }

    @Test
    void aFileThatChangedIsStartedOver() throws IOException {
        breakOff(server.file("/a.zip", CONTENT));
        Content changed = new Content(2, 120_000);
        server.headers("ETag: \"v2\"");

        FileResult result = fetch(server.file("/a.zip", changed));

        assertThat(result.fetchedBytes()).isEqualTo(120_000);
        assertInPlace(changed);
    }

    @ParameterizedTest
    @CsvSource({"ETag: \"v2\", 100000", "ETag: \"v1\", 120000", "Last-Modified: then, 120000"})
    void aServerThatIgnoresTheConditionIsFoundOut(String header, int length) throws IOException {
        breakOff(server.file("/a.zip", CONTENT));
        Content changed = new Content(2, length);
        try (RawServer careless = RawServer.start(exchange -> {
            boolean range = !exchange.header("range").isEmpty();
            int from = range ? HALF : 0;
            exchange.head(
                    range ? 206 : 200,
                    length - from,
                    header,
                    "Content-Range: bytes " + from + "-" + (length - 1) + "/" + length);
            changed.write(from, length - from, exchange::write);
        })) {
            FileResult result = fetch(FileDownload.of(careless.url("/a.zip"), "a.zip"));

            assertThat(result.fetchedBytes()).isEqualTo(length);
            assertThat(careless.exchanges()).hasSize(2);
            assertInPlace(changed);
        }
    }

    @Test
    void aServerThatKnowsNoRangesSendsAllAgain() throws IOException {
        FileDownload file = server.file("/a.zip", CONTENT);
        breakOff(file);
        try (RawServer plain = RawServer.start(exchange -> exchange.reply(200, bytes(CONTENT), "ETag: \"v1\""))) {
            FileResult result = fetch(FileDownload.of(plain.url("/a.zip"), "a.zip"));

            assertThat(result.fetchedBytes()).isEqualTo(CONTENT.length());
            assertInPlace(CONTENT);
        }
    }

    @Test
    void aServerThatSendsAnotherPartIsNotBelieved() throws IOException {
        breakOff(server.file("/a.zip", CONTENT));
        AtomicInteger requests = new AtomicInteger();
        try (RawServer wrong = RawServer.start(exchange -> {
            if (requests.incrementAndGet() == 1) {
                exchange.reply(206, new byte[50_000], "ETag: \"v1\"", "Content-Range: bytes 50000-99999/100000");
            } else {
                exchange.reply(200, bytes(CONTENT));
            }
        })) {
            fetch(FileDownload.of(wrong.url("/a.zip"), "a.zip"));

            assertThat(wrong.exchanges().get(1).headers()).doesNotContainKey("range");
            assertInPlace(CONTENT);
        }
    }

    @Test
    void withoutAnythingThatNamesTheStateItIsStartedOver() throws IOException {
        server.headers();
        FileDownload file = server.file("/a.zip", CONTENT);
        breakOff(file);

        assertThat(fetch(file).fetchedBytes()).isEqualTo(CONTENT.length());
        assertThat(server.requests().get(1).headers()).doesNotContainKey("range");
        assertInPlace(CONTENT);
    }

    @Test
    void unlessAnMd5WillTell() throws IOException {
        server.headers();
        FileDownload file = server.file("/a.zip", CONTENT).withMd5(CONTENT.md5());
        breakOff(file);

        assertThat(fetch(file).fetchedBytes()).isEqualTo(CONTENT.length() - HALF);
        assertThat(server.requests().get(1).header("range")).isEqualTo("bytes=40000-");
        assertThat(server.requests().get(1).headers()).doesNotContainKey("if-range");
        assertInPlace(CONTENT);
    }

    @Test
    void aPartOfUnknownOriginIsThrownAwayUnlessAnMd5WillTell() throws IOException {
        Files.write(folder.resolve("a.zip.part"), new byte[HALF]);
        FileDownload file = server.file("/a.zip", CONTENT);

        assertThat(fetch(file).fetchedBytes()).isEqualTo(CONTENT.length());
        assertInPlace(CONTENT);

        Files.delete(folder.resolve("a.zip"));
        Files.write(folder.resolve("a.zip.part"), new byte[HALF]);
        // the rest fits, the MD5 does not: fetched once more from its start
        assertThat(fetch(file.withMd5(CONTENT.md5())).fetchedBytes()).isEqualTo(2 * CONTENT.length() - HALF);
        assertInPlace(CONTENT);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "nonsense",
        "'insarhub-part 1\nvalidator: \"v1\"\n'",
        "'insarhub-part 1\nvalidator: \"v1\"\nbytes: many\n'",
        "'insarhub-part 2\nvalidator: \"v1\"\nbytes: 100000\n'",
    })
    void aNoteThatMakesNoSenseIsAsGoodAsNone(String note) throws IOException {
        FileDownload file = server.file("/a.zip", CONTENT);
        breakOff(file);
        Files.writeString(folder.resolve("a.zip.part.meta"), note);

        assertThat(fetch(file).fetchedBytes()).isEqualTo(CONTENT.length());
        assertInPlace(CONTENT);
    }

    @Test
    void aPartThatIsWholeIsPutInPlaceWithoutARequest() throws IOException {
        FileDownload file = server.file("/a.zip", CONTENT).withMd5(CONTENT.md5());
        breakOff(file);
        Files.write(folder.resolve("a.zip.part"), bytes(CONTENT));

        assertThat(fetch(file).fetchedBytes()).isZero();
        assertThat(server.requests()).hasSize(1);
        assertInPlace(CONTENT);
    }

    @Test
    void aPartThatIsLongerThanTheFileIsStartedOver() throws IOException {
        FileDownload file = server.file("/a.zip", CONTENT);
        breakOff(file);
        Files.write(folder.resolve("a.zip.part"), bytes(new Content(1, 100_001)));

        assertThat(fetch(file).fetchedBytes()).isEqualTo(CONTENT.length());
        assertInPlace(CONTENT);
    }

    @Test
    void whereTheLengthIsUnknownTheServerSaysThatNothingIsMissing() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer endless = RawServer.start(exchange -> {
            if (requests.incrementAndGet() == 1) {
                exchange.head(200, -1, "ETag: \"v1\"", "Transfer-Encoding: chunked");
                exchange.write("4\r\ndata\r\n"); // and then no last chunk
                exchange.drop();
            } else {
                exchange.reply(416, "", "Content-Range: bytes */4");
            }
        })) {
            FileResult result = fetch(FileDownload.of(endless.url("/a.txt"), "a.txt"));

            assertThat(result.outcome()).isEqualTo(FileResult.Outcome.DOWNLOADED);
            assertThat(folder.resolve("a.txt")).hasContent("data");
        }
    }

    @Test
    void chunksWithoutALengthAndEmptyFilesArriveToo() throws IOException {
        try (RawServer chunked = RawServer.start(exchange -> {
            exchange.head(200, -1, "Transfer-Encoding: chunked");
            exchange.write("4\r\ndata\r\n0\r\n\r\n");
        })) {
            fetch(FileDownload.of(chunked.url("/a.txt"), "a.txt"));
            assertThat(folder.resolve("a.txt")).hasContent("data");
        }
        FileDownload empty = server.file("/empty.txt", new Content(0, 0));

        assertThat(fetch(empty.withBytes(0)).outcome()).isEqualTo(FileResult.Outcome.DOWNLOADED);
        assertThat(folder.resolve("empty.txt")).isEmptyFile();
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void everyStepForwardStartsTheTriesAnew() throws IOException {
        server.cut((path, from, count) -> 5_000);

        FileResult result = fetch(server.file("/a.zip", CONTENT).withMd5(CONTENT.md5()));

        assertThat(result.outcome()).isEqualTo(FileResult.Outcome.DOWNLOADED);
        assertThat(server.requests()).hasSize(20);
    }

    @Test
    void aServerThatAlwaysStartsOverAndNeverEndsIsGivenUp() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer hopeless = RawServer.start(exchange -> {
            exchange.head(200, CONTENT.length(), "ETag: \"v" + requests.incrementAndGet() + "\"");
            CONTENT.write(0, HALF, exchange::write);
            exchange.drop();
        })) {
            FileResult result = fetch(FileDownload.of(hopeless.url("/a.zip"), "a.zip"));

            assertThat(result.failure().orElseThrow()).hasMessageContaining("gave up after 6 tries");
            assertThat(hopeless.exchanges()).hasSize(6);
        }
    }

    /** Leaves a part of 40,000 bytes behind. */
    private void breakOff(FileDownload file) {
        server.cut((path, from, count) -> HALF);
        DownloadReport report = downloads()
                .retryPolicy(RetryPolicy.never())
                .build()
                .fetch(List.of(file), folder, ProgressListener.none(), Cancellation.never());
        assertThat(report.failed()).hasSize(1);
        server.cut(FileServer.Cut.never());
    }

    private FileResult fetch(FileDownload file) {
        return downloads()
                .build()
                .fetch(List.of(file), folder, ProgressListener.none(), Cancellation.never())
                .results()
                .get(0);
    }

    private static Downloads.Builder downloads() {
        return Downloads.builder("ASF").network(Network.of(new FakeClock(), new Random(1)));
    }

    private Path part() {
        return folder.resolve("a.zip.part");
    }

    private void assertInPlace(Content content) throws IOException {
        assertThat(folder.resolve("a.zip")).hasBinaryContent(bytes(content));
        assertThat(folder).isDirectoryNotContaining("glob:**.part*");
    }

    private static byte[] bytes(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(0, content.length(), bytes::write);
        return bytes.toByteArray();
    }
}
