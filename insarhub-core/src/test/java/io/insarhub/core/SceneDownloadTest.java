package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CredentialsException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.Scene;
import io.insarhub.api.ServiceException;
import io.insarhub.core.archive.Zips;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.http.CancelledSoon;
import io.insarhub.core.http.EarthdataServers;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenes over the whole way that ASF's archive sends a client: data host, login host, back, store. */
class SceneDownloadTest {

    private static final String A = "S1A_IW_SLC__1SDV_20210110T032559_20210110T032626_036083_043AB1_F2CE";
    private static final String B = "S1A_IW_SLC__1SDV_20210122T032559_20210122T032626_036258_0440C4_48CA";
    private static final String MD5_OF_DATA = "8d777f385d3dfec8815d20f7496026dc";

    private static final EarthdataCredentials JANE =
            EarthdataCredentials.login(EarthdataServers.USER, EarthdataServers.PASSWORD);

    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final CountDownLatch storeAsked = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private EarthdataServers servers;

    @BeforeEach
    void start() throws IOException {
        servers = new EarthdataServers(this::store);
    }

    @AfterEach
    void stop() throws IOException {
        servers.close();
    }

    @Test
    void theLoginHostAloneGetsThePasswordOnceForAllScenes() {
        SceneDownloadReport report = fetch(download().parallel(1).build(), scene(A), scene(B));

        assertThat(report.downloaded()).extracting(SceneResult::scene).containsExactly(A, B);
        assertThat(report.isComplete()).isTrue();
        assertThat(folder.resolve(A + ".zip")).hasContent("data");
        assertThat(folder.resolve(B + ".zip")).hasContent("data");
        assertThat(servers.login.exchanges())
                .singleElement()
                .extracting(e -> e.header("authorization"))
                .isEqualTo(EarthdataServers.BASIC);
        assertThat(servers.data.exchanges())
                .extracting(RawExchange::path)
                .containsExactly("/SLC/" + A + ".zip", "/login", "/SLC/" + A + ".zip", "/SLC/" + B + ".zip");
        assertThat(servers.data.exchanges()).noneMatch(e -> e.headers().containsKey("authorization"));
        assertThat(servers.store.exchanges())
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.headers()).doesNotContainKeys("authorization", "cookie"));
    }

    @Test
    void theDataHostAloneGetsTheToken() {
        SceneDownload download = download()
                .credentials(EarthdataCredentials.token(EarthdataServers.TOKEN))
                .build();

        assertThat(fetch(download, scene(A)).isComplete()).isTrue();

        assertThat(servers.login.exchanges()).isEmpty();
        assertThat(servers.data.exchanges())
                .singleElement()
                .extracting(e -> e.header("authorization"))
                .isEqualTo("Bearer " + EarthdataServers.TOKEN);
        assertThat(servers.store.exchanges())
                .singleElement()
                .satisfies(e -> assertThat(e.headers()).doesNotContainKeys("authorization", "cookie"));
    }

    @ParameterizedTest
    @CsvSource({
        "302, /eulas/accept,  '',                              licence agreement",
        "302, /profile/edit,  '',                              profile is not complete",
        "403, '',             EULA Acceptance Failure,         licence agreement",
        "403, '',             Please complete your profile,    profile is not complete",
    })
    void whatTheUserHasToDoIsSaidForEachScene(int status, String location, String body, String named) {
        servers.afterPassword(
                exchange -> exchange.reply(status, body, location.isEmpty() ? "X-None: 1" : "Location: " + location));

        SceneDownloadReport report = fetch(download().build(), scene(A));

        assertThat(report.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.failure().orElseThrow()).isInstanceOf(CredentialsException.class);
            assertThat(report.report()).contains("0 downloaded").contains(A).contains(named);
        });
    }

    @Test
    void aWrongPasswordFailsAllScenesAndIsSentOnce() {
        SceneDownload download = download()
                .credentials(EarthdataCredentials.login("jane", "s3cret-of-nobody"))
                .parallel(1)
                .build();

        SceneDownloadReport report = fetch(download, scene(A), scene(B));

        assertThat(report.failed())
                .hasSize(2)
                .allSatisfy(failed -> assertThat(failed.toString())
                        .contains("refused the user name or the password of jane")
                        .doesNotContain("s3cret-of-nobody"));
        assertThat(servers.login.exchanges()).hasSize(1);
    }

    @Test
    void anExpiredTokenIsNamed() {
        SceneDownload download = download()
                .credentials(EarthdataCredentials.token("t0ken-of-yesterday"))
                .build();

        assertThat(fetch(download, scene(A)).report()).contains("refused the Earthdata token");
    }

    @Test
    void withoutCredentialsTheWaysToGiveThemAreSaidAndNothingIsSent() {
        SceneDownload download = download()
                .credentialSource(() -> EarthdataCredentials.find(Map.of(), folder.resolve("none"))
                        .orElseThrow(() -> new CredentialsException("There are no Earthdata credentials", null)))
                .build();

        assertThat(fetch(download, scene(A)).report()).contains("There are no Earthdata credentials");
        assertThat(servers.data.exchanges()).isEmpty();
    }

    @Test
    void whatIsThereNeedsNoCredentials() throws IOException {
        Files.writeString(folder.resolve(A + ".zip"), "data");
        SceneDownload download = download()
                .credentialSource(() -> {
                    throw new AssertionError("asked for credentials");
                })
                .build();

        assertThat(fetch(download, scene(A)).skipped()).hasSize(1);
    }

    @Test
    void aSceneOfTheRightLengthWithOtherBytesIsFetchedWhereChecksAreAskedFor() throws IOException {
        Files.writeString(folder.resolve(A + ".zip"), "dxta");

        assertThat(fetch(download().build(), scene(A)).skipped()).hasSize(1);
        assertThat(fetch(download().checkExisting(true).build(), scene(A)).downloaded())
                .hasSize(1);
        assertThat(folder.resolve(A + ".zip")).hasContent("data");
    }

    @Test
    void scenesWithoutAnAddressAreNamed() {
        SceneDownloadReport report = fetch(download().build(), Scene.builder(A).build(), scene(B));

        assertThat(report.withoutUrl()).containsExactly(A);
        assertThat(report.downloaded()).extracting(SceneResult::scene).containsExactly(B);
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void anAddressThatIsNoneAndANameThatIsAPathFailAlone() {
        SceneDownloadReport report = fetch(
                download().build(),
                Scene.builder(A).url("s3://bucket/scene.zip").build(),
                Scene.builder("../../evil")
                        .url(servers.dataUrl("/a.zip").toString())
                        .build(),
                scene(B));

        assertThat(report.failed()).extracting(SceneResult::scene).containsExactly(A, "../../evil");
        assertThat(report.downloaded()).hasSize(1);
    }

    @Test
    void redirectsWithoutEndAreAnError() {
        Scene scene =
                Scene.builder(A).url(servers.dataUrl("/loop.zip").toString()).build();

        assertThat(fetch(download().build(), scene).report()).contains("redirects without end");
    }

    @Test
    void aBodyWithoutEndIsCutOff() {
        contents.put("/SLC/" + A + ".zip", new byte[0]);
        Scene unknownLength = scene(A, builder -> builder.bytes(null).md5(null));

        SceneDownloadReport report = fetch(download().mostBytes(1 << 20).build(), unknownLength);

        assertThat(report.report()).contains("goes on after the 1048576 bytes");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aWrongLengthAndAWrongChecksumAreErrors() {
        SceneDownloadReport report = fetch(
                download().build(),
                scene(A, builder -> builder.bytes(5L).md5(null)),
                scene(B, builder -> builder.md5("0".repeat(32))));

        assertThat(report.failed())
                .hasSize(2)
                .allSatisfy(failed -> assertThat(failed.failure().orElseThrow()).isInstanceOf(ServiceException.class));
        assertThat(report.report())
                .contains("4 bytes there, but 5 in the catalogue")
                .contains("came corrupt 2 times");
        assertThat(folder).isDirectoryNotContaining("glob:**.zip");
    }

    @Test
    void unpacksOnRequestAndAgainDoesNothing() throws IOException {
        byte[] zip = Files.readAllBytes(Zips.scene(folder.resolve("made.zip"), A + ".SAFE"));
        contents.put("/SLC/" + A + ".zip", zip);
        Scene scene = scene(A, builder -> builder.bytes((long) zip.length).md5(null));

        for (int run = 0; run < 2; run++) {
            SceneDownloadReport report = fetch(download().extract(true).build(), scene);

            assertThat(report.isComplete()).isTrue();
            assertThat(report.extracted()).containsExactly(folder.resolve(A + ".SAFE"));
        }
        assertThat(folder.resolve(A + ".SAFE/manifest.safe")).hasContent("<manifest/>");
    }

    @Test
    void anArchiveThatIsCorruptThereFailsWithItsEntry() throws IOException {
        byte[] zip = Files.readAllBytes(Zips.scene(folder.resolve("made.zip"), A + ".SAFE"));
        Arrays.fill(zip, 200_000, 200_010, (byte) 7);
        contents.put("/SLC/" + A + ".zip", zip);
        Scene scene = scene(A, builder -> builder.bytes((long) zip.length).md5(null));

        SceneDownloadReport report = fetch(download().extract(true).build(), scene);

        assertThat(report.failed())
                .singleElement()
                .extracting(failed -> failed.failure().orElseThrow())
                .isInstanceOf(BadFileException.class);
        assertThat(report.report()).contains("entry " + A + ".SAFE/measurement/vv.tiff: is corrupt");
        assertThat(folder.resolve(A + ".SAFE")).doesNotExist();
    }

    @Test
    void cancellationEndsItWithinASecond() throws InterruptedException {
        contents.put("/SLC/" + A + ".zip", new byte[0]);
        Scene endless = scene(A, builder -> builder.bytes(1L << 28).md5(null));

        CancelledSoon.assertThatItEnds(
                storeAsked,
                cancellation -> download()
                        .build()
                        .fetch(List.of(endless), folder.resolve("slow"), ProgressListener.none(), cancellation));
    }

    /** Sends what was put in; for an empty content bytes without end. */
    private void store(RawExchange exchange) throws IOException, InterruptedException {
        byte[] content = contents.getOrDefault(exchange.path(), new byte[] {'d', 'a', 't', 'a'});
        String elsewhere = "Content-Disposition: attachment; filename=\"../../evil.zip\"";
        if (content.length > 0) {
            exchange.reply(200, content, elsewhere);
            return;
        }
        exchange.head(200, -1, elsewhere);
        storeAsked.countDown();
        byte[] zeros = new byte[1 << 14];
        while (true) {
            exchange.write(zeros, 0, zeros.length);
            Thread.sleep(1); // so that a cancellation finds it at work
        }
    }

    private SceneDownload.Builder download() {
        return SceneDownload.builder()
                .credentials(JANE)
                .loginUrl(servers.login.url("/"))
                .dataOrigin(servers.dataUrl("/"))
                .network(Network.of(new FakeClock(), new Random(1)));
    }

    private SceneDownloadReport fetch(SceneDownload download, Scene... scenes) {
        return download.fetch(List.of(scenes), folder, ProgressListener.none(), Cancellation.never());
    }

    private Scene scene(String name) {
        return scene(name, builder -> {});
    }

    private Scene scene(String name, Consumer<Scene.Builder> more) {
        Scene.Builder builder = Scene.builder(name)
                .url(servers.dataUrl("/SLC/" + name + ".zip").toString())
                .bytes(4L)
                .md5(MD5_OF_DATA);
        more.accept(builder);
        return builder.build();
    }
}
