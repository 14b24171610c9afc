package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ServiceException;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawExchange;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file on a server: exactly the bytes that were asked for, of one state of the file, or an error. */
@Timeout(30)
class HttpRangeSourceTest {

    private static final byte[] FILE = new byte[100_000];

    static {
        new Random(1).nextBytes(FILE);
    }

    private final HttpService service = HttpService.builder("store")
            .network(Network.of(new FakeClock(), new Random(1)))
            .build();

    @Test
    void givesExactlyTheRange() throws IOException {
        try (RawServer server = RawServer.start(e -> good(e, "\"v1\""))) {
            HttpRangeSource source = source(server);

            assertThat(read(source, 0, 16)).isEqualTo(Arrays.copyOf(FILE, 16));
            assertThat(read(source, 500, 1000)).isEqualTo(Arrays.copyOfRange(FILE, 500, 1500));
            assertThat(read(source, 99_990, 50)).isEqualTo(Arrays.copyOfRange(FILE, 99_990, 100_000));
            assertThat(read(source, 100_000, 50)).isEmpty();
            assertThat(server.exchanges()).extracting(e -> e.header("range")).contains("bytes=500-1499");
            assertThat(server.exchanges().get(1).header("if-range")).isEqualTo("\"v1\"");
            assertThat(source.name()).doesNotContain("secret");
        }
    }

    @Test
    void brokenConnectionsAreTriedAgainFromWhereTheyBroke() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer server = RawServer.start(e -> {
            if (requests.incrementAndGet() == 1) {
                e.head(206, 1000, "Content-Range: bytes 0-999/100000");
                e.write(FILE, 0, 400);
                e.drop();
            } else {
                good(e, "\"v1\"");
            }
        })) {
            assertThat(read(source(server), 0, 1000)).isEqualTo(Arrays.copyOf(FILE, 1000));
            assertThat(server.exchanges())
                    .extracting(e -> e.header("range"))
                    .containsExactly("bytes=0-999", "bytes=400-999");
        }
    }

    @Test
    void aFileThatChangesIsNoticed() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer server = RawServer.start(e -> good(e, "\"v" + requests.incrementAndGet() + "\""))) {
            HttpRangeSource source = source(server);
            read(source, 0, 16);

            assertThatThrownBy(() -> read(source, 16, 16))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("changed while it was being read");
        }
    }

    @Test
    void aFileThatGrowsIsNoticedWithoutAnyMarkOfItsState() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer server = RawServer.start(e -> {
            e.head(206, 16, "Content-Range: bytes 0-15/" + 1000 * requests.incrementAndGet());
            e.write(FILE, 0, 16);
        })) {
            HttpRangeSource source = source(server);
            read(source, 0, 16);

            assertThatThrownBy(() -> read(source, 0, 16))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("changed while it was being read");
        }
    }

    @Test
    void aServerThatIgnoresRangesIsRefusedWithoutTheWholeFile() throws IOException {
        AtomicInteger kilobytes = new AtomicInteger();
        try (RawServer server = RawServer.start(e -> {
            e.head(200, 1L << 30);
            for (int i = 0; i < 1 << 20; i++) {
                e.write(FILE, 0, 1024);
                kilobytes.incrementAndGet();
            }
        })) {
            assertThatThrownBy(() -> read(source(server), 0, 16))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("came whole")
                    .hasMessageContaining("Download the file");
            assertThat(kilobytes.get()).isLessThan(64 << 10);
        }
    }

    @Test
    void aMissingFileIsTold() throws IOException {
        try (RawServer server = RawServer.start(e -> e.reply(404, "NoSuchKey"))) {
            assertThatThrownBy(() -> GeoTiffReader.open(source(server)))
                    .isInstanceOfSatisfying(
                            ServiceException.class, e -> assertThat(e.status()).isEqualTo(404));
            assertThat(server.exchanges()).hasSize(1);
        }
    }

    @Test
    void nonsenseIsTriedAgainAndThenRefused() throws IOException {
        for (String range : List.of("", "bytes 1-16/100000", "bytes 0-15/3", "bytes 15-0/100", "lines 0-15/100000")) {
            try (RawServer server = RawServer.start(e -> e.reply(206, new byte[16], "Content-Range: " + range))) {
                assertThatThrownBy(() -> read(source(server), 0, 16)).isInstanceOf(ServiceException.class);
                assertThat(server.exchanges()).hasSizeGreaterThan(1);
            }
        }
    }

    @Test
    void cancellationEndsASilentAnswer() throws Exception {
        try (RawServer server = RawServer.start(e -> e.head(206, 16, "Content-Range: bytes 0-15/100000"))) {
            HttpService real = HttpService.builder("store").build();
            HttpRangeSource source = HttpRangeSource.of(real, server.url("/a.tif"));
            Cancellation cancellation = new Cancellation();
            CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> source.read(0, 16, cancellation));
            while (server.exchanges().isEmpty()) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();
            cancellation.cancel();

            assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(CancelledException.class);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(1000);
        }
    }

    private HttpRangeSource source(RawServer server) {
        return HttpRangeSource.of(service, server.url("/a.tif?token=t0ken-of-jane"));
    }

    private static byte[] read(RangeSource source, long offset, int length) {
        return source.read(offset, length, Cancellation.never());
    }

    /** Answers as a good server does: a range if the file is still the one that the client knows. */
    private static void good(RawExchange e, String etag) throws IOException {
        String condition = e.header("if-range");
        if (!condition.isEmpty() && !condition.equals(etag)) {
            e.head(200, FILE.length, "ETag: " + etag);
            e.write(FILE, 0, FILE.length);
            return;
        }
        String[] ends = e.header("range").replace("bytes=", "").split("-", -1);
        int from = Integer.parseInt(ends[0]);
        int to = Math.min(FILE.length - 1, Integer.parseInt(ends[1]));
        if (from >= FILE.length) {
            e.reply(416, "", "Content-Range: bytes */" + FILE.length);
            return;
        }
        e.head(206, to - from + 1, "ETag: " + etag, "Content-Range: bytes " + from + "-" + to + "/" + FILE.length);
        e.write(FILE, from, to - from + 1);
    }
}
