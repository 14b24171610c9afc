package io.insarhub.core.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.download.DownloadReport;
import io.insarhub.core.download.Downloads;
import io.insarhub.core.download.FileDownload;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pain 1: existing file taken as complete; no checksum. */
class Pain01ExistingFileTest {

    private static final String MD5_OF_DATA = "8d777f385d3dfec8815d20f7496026dc";

    @TempDir
    private Path folder;

    @Test
    void aFileThatAnotherToolLeftHalfFetchedIsFetched() throws IOException {
        Files.writeString(folder.resolve("scene.zip"), "da");

        assertThat(fetch(file -> file.withBytes(4), false).downloaded()).hasSize(1);

        assertThat(folder.resolve("scene.zip")).hasContent("data");
    }

    @Test
    void soIsOneOfTheRightLengthWithOtherBytesWhereTheChecksumIsAskedFor() throws IOException {
        Files.writeString(folder.resolve("scene.zip"), "dxta");

        assertThat(fetch(file -> file.withBytes(4).withMd5(MD5_OF_DATA), true).downloaded())
                .hasSize(1);

        assertThat(folder.resolve("scene.zip")).hasContent("data");
    }

    @Test
    void andOneOfWhichNobodyKnowsTheLengthBeforehand() throws IOException {
        Files.writeString(folder.resolve("scene.zip"), "da");

        assertThat(fetch(file -> file, false).downloaded()).hasSize(1);

        assertThat(folder.resolve("scene.zip")).hasContent("data");
    }

    private DownloadReport fetch(UnaryOperator<FileDownload> known, boolean checksum) throws IOException {
        try (RawServer server = RawServer.start(exchange -> exchange.reply(200, "data"))) {
            return Downloads.builder("ASF")
                    .network(Network.of(new FakeClock(), new Random(1)))
                    .checkExisting(checksum)
                    .build()
                    .fetch(
                            List.of(known.apply(FileDownload.of(server.url("/scene.zip"), "scene.zip"))),
                            folder,
                            ProgressListener.none(),
                            Cancellation.never());
        }
    }
}
