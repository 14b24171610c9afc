package io.insarhub.core.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.download.FileResult.Outcome;
import io.insarhub.core.http.EarthdataLogin;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many files at a time: how many, what is told of them, and who asks for them. */
class DownloadsTest {

    @TempDir
    private Path folder;

    private final Network network = Network.of(new FakeClock(), new Random(1));

    @Test
    void theListenerHearsTheBytesOfAllFilesTogether() throws IOException {
        List<Progress> heard = Collections.synchronizedList(new ArrayList<>());
        try (FileServer server = new FileServer()) {
            List<FileDownload> files = files(server, 6, 3_000_000);

            downloads().build().fetch(files.subList(0, 2), folder, ProgressListener.none(), Cancellation.never());
            DownloadReport report = downloads().build().fetch(files, folder, heard::add, Cancellation.never());

            assertThat(report.skipped()).hasSize(2);
            assertThat(report.downloaded()).hasSize(4);
        }
        assertThat(heard).hasSizeGreaterThan(6 + 4).allSatisfy(progress -> {
            assertThat(progress.task()).isEqualTo("download");
            assertThat(progress.unit()).isEqualTo("bytes");
            assertThat(progress.total()).isEqualTo(18_000_000);
            assertThat(progress.message()).endsWith(".zip");
        });
        assertThat(heard).extracting(Progress::done).isSorted();
        assertThat(heard.get(heard.size() - 1).isComplete()).isTrue();
    }

    @Test
    void theTotalIsUnknownUntilTheServerHasToldAllLengths() throws IOException {
        List<Progress> heard = new ArrayList<>();
        try (FileServer server = new FileServer()) {
            FileDownload known = server.file("/a.zip", new Content(1, 1000)).withBytes(1000);
            FileDownload unknown = server.file("/b.zip", new Content(2, 500));

            downloads().parallel(1).build().fetch(List.of(known, unknown), folder, heard::add, Cancellation.never());
        }
        assertThat(heard).extracting(Progress::total).containsExactly(-1L, 1500L);
        assertThat(heard).extracting(Progress::done).containsExactly(1000L, 1500L);
    }

    static List<RuntimeException> whatTheListenerThrowsEndsTheWork() {
        return List.of(new UnsupportedOperationException("enough"), new BadOptionException("patience", "is out"));
    }

    @ParameterizedTest
    @MethodSource
    void whatTheListenerThrowsEndsTheWork(RuntimeException thrown) throws IOException {
        try (FileServer server = new FileServer()) {
            List<FileDownload> files = files(server, 10, 3_000_000);
            ProgressListener angry = progress -> {
                throw thrown;
            };

            assertThatThrownBy(() -> downloads().build().fetch(files, folder, angry, Cancellation.never()))
                    .isSameAs(thrown);
            assertThat(server.requests()).hasSizeLessThan(10);
        }
    }

    @Test
    void notMoreThanTheLimitComeFromAHostWhoeverAsks() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (RawServer server = RawServer.start(exchange -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.sleep(20);
            running.decrementAndGet();
            exchange.reply(200, "data");
        })) {
            ExecutorService callers = Executors.newFixedThreadPool(2);
            for (String caller : List.of("first", "second")) {
                callers.execute(() -> downloads()
                        .build()
                        .fetch(
                                IntStream.range(0, 10)
                                        .mapToObj(i -> FileDownload.of(server.url("/" + i), i + ".zip"))
                                        .toList(),
                                folder.resolve(caller),
                                ProgressListener.none(),
                                Cancellation.never()));
            }
            callers.shutdown();
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

            assertThat(server.exchanges()).hasSize(20);
        }
        assertThat(most).hasValue(3);
    }

    @Test
    void aWrongPasswordFailsEveryFileAndIsNotTriedForEach() throws IOException {
        try (RawServer login = RawServer.start(exchange -> exchange.reply(401, "Invalid user credentials"));
                RawServer data = RawServer.start(
                        exchange -> exchange.reply(302, "", "Location: " + login.url("/oauth/authorize")))) {
            EarthdataLogin access = EarthdataLogin.builder(EarthdataCredentials.login("jane", "s3cret-of-nobody"))
                    .loginUrl(login.url("/"))
                    .build();
            List<FileDownload> files = IntStream.range(0, 30)
                    .mapToObj(i -> FileDownload.of(data.url("localhost", "/" + i), i + ".zip"))
                    .toList();

            DownloadReport report = downloads()
                    .access(access)
                    .build()
                    .fetch(files, folder, ProgressListener.none(), Cancellation.never());

            assertThat(report.failed())
                    .hasSize(30)
                    .allSatisfy(result -> assertThat(result.failure().orElseThrow())
                            .isInstanceOf(CredentialsException.class)
                            .hasMessageContaining("refused the user name or the password"));
            assertThat(login.exchanges()).hasSizeBetween(1, 3);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aDownloadBehindALoginIsGoneOnWithAfterADrop() throws IOException {
        Content content = new Content(1, 100_000);
        String basic = Credentials.basic("jane", "s3cret-of-jane");
        try (FileServer store = new FileServer().cut((path, from, count) -> 30_000);
                RawServer login = RawServer.start(exchange -> {
                    boolean right = exchange.header("authorization").equals(basic);
                    exchange.reply(
                            right ? 302 : 401,
                            "",
                            "Location: " + exchange.target().replaceAll(".*back=", ""));
                });
                RawServer data = RawServer.start(exchange -> {
                    if (exchange.path().equals("/login")) {
                        exchange.reply(302, "", "Set-Cookie: session=c00kie-of-jane; Path=/", "Location: /scene.zip");
                    } else if (exchange.header("cookie").isEmpty()) {
                        String back = "http://" + exchange.header("host") + "/login";
                        exchange.reply(302, "", "Location: " + login.url("/oauth/authorize?back=" + back));
                    } else {
                        exchange.reply(302, "", "Location: " + store.url("/scene.zip?Signature=s1gnature-of-jane"));
                    }
                })) {
            store.file("/scene.zip", content);
            EarthdataLogin access = EarthdataLogin.builder(EarthdataCredentials.login("jane", "s3cret-of-jane"))
                    .loginUrl(login.url("/"))
                    .build();

            DownloadReport report = downloads()
                    .access(access)
                    .build()
                    .fetch(
                            List.of(FileDownload.of(data.url("localhost", "/scene.zip"), "scene.zip")
                                    .withMd5(content.md5())),
                            folder,
                            ProgressListener.none(),
                            Cancellation.never());

            assertThat(report.results()).singleElement().satisfies(result -> {
                assertThat(result.outcome()).isEqualTo(Outcome.DOWNLOADED);
                assertThat(result.fetchedBytes()).isEqualTo(100_000);
            });
            assertThat(login.exchanges()).hasSize(1);
            assertThat(store.requests())
                    .hasSize(4)
                    .allSatisfy(e -> assertThat(e.headers()).doesNotContainKeys("authorization", "cookie"));
        }
    }

    @Test
    void noFilesAreNoWork() {
        assertThat(downloads()
                        .build()
                        .fetch(List.of(), folder, ProgressListener.none(), Cancellation.never())
                        .isComplete())
                .isTrue();
    }

    private Downloads.Builder downloads() {
        return Downloads.builder("ASF").network(network);
    }

    private static List<FileDownload> files(FileServer server, int count, long bytes) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        server.file("/" + i + ".zip", new Content(i, bytes)).withBytes(bytes))
                .toList();
    }
}
