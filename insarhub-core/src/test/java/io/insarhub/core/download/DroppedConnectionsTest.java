package io.insarhub.core.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.download.FileServer.Served;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty files from a server that drops every connection. */
class DroppedConnectionsTest {

    private static final int FILES = 20;
    private static final int BYTES = 5_000_000;

    @TempDir
    private Path folder;

    @Test
    void everyConnectionDroppedAfterARandomNumberOfBytesCostsNoByteTwiceInFilesOf50Megabytes() throws IOException {
        assertThatNoByteComesTwice(10 * BYTES);
    }

    @Test
    void everyConnectionResetCostsNoMoreThanWhatWasOnItsWay() throws IOException {
        Random random = new Random(4);
        try (FileServer server =
                new FileServer().resets(true).cut((path, from, count) -> 200_000 + random.nextInt(2_000_000))) {
            List<FileDownload> files = files(server, BYTES);

            DownloadReport report = fetch(files);

            assertThat(report.downloaded()).hasSize(FILES);
            assertThat(report.results())
                    .allSatisfy(result -> assertThat(result.fetchedBytes()).isEqualTo(BYTES));
            // a reset takes with it what the server had written and the client not yet read, nothing else
            byFile(server).forEach((path, stretches) -> {
                for (int i = 1; i < stretches.size(); i++) {
                    Served before = stretches.get(i - 1);
                    assertThat(stretches.get(i).from()).isBetween(before.from(), before.from() + before.count());
                }
            });
        }
    }

    private void assertThatNoByteComesTwice(int bytes) throws IOException {
        Random random = new Random(3);
        try (FileServer server = new FileServer().cut((path, from, count) -> random.nextInt(bytes / 2))) {
            List<FileDownload> files = files(server, bytes);

            DownloadReport report = fetch(files);

            assertThat(report.downloaded()).hasSize(FILES);
            assertThat(report.results()).allSatisfy(result -> {
                assertThat(Md5.of(result.file(), Cancellation.never()))
                        .isEqualTo(result.download().md5().orElseThrow());
                assertThat(result.fetchedBytes()).isEqualTo(bytes);
            });
            assertThat(folder).isDirectoryNotContaining("glob:**.part*");
            assertThat(server.served()).hasSizeGreaterThan(4 * FILES);
            byFile(server)
                    .forEach((path, stretches) -> assertThat(
                                    stretches.stream().mapToLong(Served::count).sum())
                            .as("bytes that the server wrote of " + path)
                            .isEqualTo(bytes));
        }
    }

    private List<FileDownload> files(FileServer server, long bytes) {
        return IntStream.range(0, FILES)
                .mapToObj(i -> {
                    Content content = new Content(i, bytes);
                    return server.file("/scene" + i + ".zip", content)
                            .withBytes(bytes)
                            .withMd5(content.md5());
                })
                .toList();
    }

    private DownloadReport fetch(List<FileDownload> files) {
        return Downloads.builder("ASF")
                .network(Network.of(new FakeClock(), new Random(1)))
                .build()
                .fetch(files, folder, ProgressListener.none(), Cancellation.never());
    }

    private static Map<String, List<Served>> byFile(FileServer server) {
        return server.served().stream().collect(Collectors.groupingBy(Served::path));
    }
}
