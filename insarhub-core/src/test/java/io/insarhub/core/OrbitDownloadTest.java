package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.OrbitKind;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.Scene;
import io.insarhub.core.OrbitResult.Outcome;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.http.CancelledSoon;
import io.insarhub.core.http.EarthdataServers;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawExchange;
import io.insarhub.core.http.RawServer;
import io.insarhub.core.orbit.OrbitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrbitDownloadTest {

    private static final String SCENE = "S1A_IW_SLC__1SDV_20210114T032559_20210114T032626_036083_043AB1_F2CE";
    private static final String NEIGHBOUR = "S1A_IW_SLC__1SDV_20210114T032624_20210114T032651_036083_043AB1_0001";
    private static final String PRECISE =
            "S1A_OPER_AUX_POEORB_OPOD_20210203T122423_V20210113T225942_20210115T005942.EOF";
    private static final String OLDER = "S1A_OPER_AUX_POEORB_OPOD_20210202T122423_V20210113T225942_20210115T005942.EOF";
    private static final String OTHER = "S1B_OPER_AUX_POEORB_OPOD_20210204T122423_V20210113T225942_20210115T005942.EOF";
    private static final String RESTITUTED =
            "S1A_OPER_AUX_RESORB_OPOD_20210114T060000_V20210114T021000_20210114T052500.EOF";
    private static final String NARROW =
            "S1A_OPER_AUX_RESORB_OPOD_20210114T070000_V20210114T030000_20210114T062000.EOF";
    private static final String WIDE = "S1A_OPER_AUX_RESORB_OPOD_20210114T053000_V20210114T013000_20210114T045000.EOF";

    private final Map<String, String> lists = new ConcurrentHashMap<>();
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final CountDownLatch listAsked = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private EarthdataServers servers;
    private RawServer archive;

    @BeforeEach
    void start() throws IOException {
        servers = new EarthdataServers(this::store);
        archive = RawServer.start(this::archive);
        list(OrbitKind.POEORB, OLDER, PRECISE, OTHER);
        list(OrbitKind.RESORB, RESTITUTED);
    }

    @AfterEach
    void stop() throws IOException {
        servers.close();
        archive.close();
    }

    @Test
    void theNewestPreciseOrbitOfThePlatformServesBothScenesOfThePass() {
        OrbitReport report = fetch(scene(SCENE), scene(NEIGHBOUR));

        assertThat(report.with(OrbitKind.POEORB)).extracting(OrbitResult::scene).containsExactly(SCENE, NEIGHBOUR);
        assertThat(report.files()).containsExactly(folder.resolve(PRECISE));
        assertThat(folder).isDirectoryContaining("glob:**" + PRECISE);
        assertThat(archive.exchanges())
                .extracting(RawExchange::path)
                .containsExactly("/aux_poeorb/", "/aux_poeorb/" + PRECISE, "/login", "/aux_poeorb/" + PRECISE);
        assertThat(servers.login.exchanges())
                .singleElement()
                .extracting(e -> e.header("authorization"))
                .isEqualTo(EarthdataServers.BASIC);
        assertThat(archive.exchanges()).noneMatch(e -> e.headers().containsKey("authorization"));
    }

    @Test
    void whatIsThereAndWholeIsNotAskedFor() {
        fetch(scene(SCENE));
        int asked = archive.exchanges().size();

        OrbitReport again = fetch(scene(SCENE));

        assertThat(again.results()).extracting(OrbitResult::outcome).containsExactly(Outcome.SKIPPED);
        assertThat(archive.exchanges()).hasSize(asked);
    }

    @Test
    void whatIsThereAndCutOffIsFetchedAnew() throws IOException {
        String whole = eof(PRECISE);
        Files.writeString(folder.resolve(PRECISE), whole.substring(0, whole.length() - 10));

        assertThat(fetch(scene(SCENE)).results())
                .extracting(OrbitResult::outcome)
                .containsExactly(Outcome.DOWNLOADED);
        assertThat(folder.resolve(PRECISE)).hasContent(whole);
    }

    @Test
    void theRestitutedOrbitIsTheFallbackAndGivesWayToThePreciseOne() {
        list(OrbitKind.POEORB, OTHER);
        assertThat(fetch(scene(SCENE)).with(OrbitKind.RESORB)).hasSize(1);
        assertThat(folder.resolve(RESTITUTED)).exists();

        list(OrbitKind.POEORB, PRECISE);
        assertThat(fetch(scene(SCENE)).with(OrbitKind.POEORB)).hasSize(1);
    }

    @Test
    void anOrbitThatCoversTheAscendingNodeComesBeforeANewerOneThatDoesNot() {
        list(OrbitKind.POEORB, OTHER);
        list(OrbitKind.RESORB, NARROW, WIDE);

        assertThat(fetch(scene(SCENE)).files()).containsExactly(folder.resolve(WIDE));
    }

    @Test
    void whyThereIsNoneYetIsSaid() {
        list(OrbitKind.POEORB, OTHER);
        list(OrbitKind.RESORB, OTHER.replace("POEORB", "RESORB"));
        String old = SCENE;
        String recent = "S1A_IW_SLC__1SDV_20260220T032559_20260220T032626_063083_07EAB1_F2CE";
        String today = "S1A_IW_SLC__1SDV_20260301T092559_20260301T092626_063213_07F001_F2CE";

        OrbitReport report = fetch(scene(old), scene(recent), scene(today));

        assertThat(report.none())
                .extracting(OrbitResult::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("was due about 2021-02-04"),
                        reason ->
                                assertThat(reason).contains("is not there yet").contains("about 2026-03-13"),
                        reason -> assertThat(reason).startsWith("none yet"));
        assertThat(report.report()).startsWith("0 precise, 0 restituted, 3 none, 0 failed");
    }

    @Test
    void aFileThatIsCutOffThereIsReportedAndNotKept() {
        String whole = eof(PRECISE);
        files.put(PRECISE, whole.substring(0, whole.length() / 2));

        OrbitReport report = fetch(scene(SCENE));

        assertThat(report.failed())
                .singleElement()
                .satisfies(
                        failed -> assertThat(failed.reason()).contains(PRECISE).contains("is cut off or no XML"));
        assertThat(folder).isDirectoryNotContaining("glob:**.EOF");
    }

    @Test
    void aFileOfAnotherValidityThanItsNameIsRefusedAndSoAreMissingVectors() {
        files.put(PRECISE, eof(PRECISE.replace("20210115T005942.EOF", "20210116T005942.EOF")));
        assertThat(fetch(scene(SCENE)).report()).contains("has another validity than its name");

        files.put(PRECISE, eof(PRECISE).replace("count=\"2\"", "count=\"9361\""));
        assertThat(fetch(scene(SCENE)).report()).contains("has 2 state vectors and says that they are 9361");
    }

    @Test
    void aListThatIsNoneIsAnErrorForEachScene() {
        lists.put("/aux_poeorb/", "<html>We have moved</html>");

        assertThat(fetch(scene(SCENE), scene(NEIGHBOUR)).failed())
                .hasSize(2)
                .allSatisfy(failed -> assertThat(failed.reason()).contains("has no such file in it"));
    }

    @Test
    void anEndlessListIsCancelledWithinASecond() throws InterruptedException {
        lists.put("/aux_poeorb/", "");

        CancelledSoon.assertThatItEnds(
                listAsked,
                cancellation -> download().fetch(List.of(scene(SCENE)), folder, ProgressListener.none(), cancellation));
    }

    @Test
    void aSceneThatIsNoneOfSentinel1Fails() {
        assertThat(fetch(scene("ALPSRP123456789"), scene(SCENE)).failed())
                .extracting(OrbitResult::scene)
                .containsExactly("ALPSRP123456789");
    }

    /** Lists are open to all, files only after a login. */
    private void archive(RawExchange exchange) throws IOException {
        String list = lists.get(exchange.path());
        if (list == null) {
            boolean known = exchange.header("cookie").contains("session");
            if (exchange.path().equals("/login")) {
                exchange.reply(
                        302,
                        "",
                        "Location: " + exchange.target().replaceAll(".*state=", ""),
                        "Set-Cookie: s=session; Path=/");
            } else {
                exchange.reply(
                        302,
                        "",
                        "Location: "
                                + (known
                                        ? servers.store.url(exchange.path())
                                        : servers.login.url("/oauth/authorize?state=" + exchange.path())));
            }
        } else if (list.isEmpty()) {
            exchange.head(200, -1, "Content-Type: text/html");
            listAsked.countDown();
            while (true) {
                exchange.write(("<a href=\"" + OTHER + "\">").repeat(100));
            }
        } else {
            exchange.reply(200, list, "Content-Type: text/html");
        }
    }

    private void store(RawExchange exchange) throws IOException {
        String name = exchange.path().replaceAll(".*/", "");
        exchange.reply(200, files.getOrDefault(name, eof(name)));
    }

    private void list(OrbitKind kind, String... names) {
        StringBuilder page = new StringBuilder("<html><body><pre>\n");
        for (String name : names) {
            page.append("<a href=\"")
                    .append(name)
                    .append("\">")
                    .append(name, 0, 40)
                    .append("..&gt;</a> 4.4M\n");
        }
        page.append("x".repeat(100_000)).append("<a href=\"../\">up</a></pre></body></html>");
        lists.put("/" + (kind == OrbitKind.POEORB ? "aux_poeorb" : "aux_resorb") + "/", page.toString());
    }

    private static String eof(String name) {
        OrbitFile file = OrbitFile.parse(name).orElseThrow();
        String start = file.start().toString().replace("Z", "");
        String stop = file.stop().toString().replace("Z", "");
        return "<?xml version=\"1.0\" ?>\n<Earth_Explorer_File><Earth_Explorer_Header><Fixed_Header><Validity_Period>"
                + "<Validity_Start>UTC=" + start + "</Validity_Start><Validity_Stop>UTC=" + stop + "</Validity_Stop>"
                + "</Validity_Period></Fixed_Header></Earth_Explorer_Header><Data_Block type=\"xml\">"
                + "<List_of_OSVs count=\"2\"><OSV><UTC>" + start + "</UTC></OSV><OSV><UTC>" + stop
                + "</UTC></OSV></List_of_OSVs></Data_Block></Earth_Explorer_File>\n";
    }

    private OrbitDownload download() {
        servers.afterPassword(exchange -> exchange.reply(
                302,
                "",
                "Location: "
                        + archive.url("localhost", "/login?" + exchange.target().replaceAll(".*\\?", ""))));
        return OrbitDownload.builder()
                .credentials(EarthdataCredentials.login(EarthdataServers.USER, EarthdataServers.PASSWORD))
                .archiveUrl(archive.url("localhost", "/"))
                .loginUrl(servers.login.url("/"))
                .network(Network.of(new FakeClock(), new Random(1)))
                .build();
    }

    private OrbitReport fetch(Scene... scenes) {
        return download().fetch(List.of(scenes), folder, ProgressListener.none(), Cancellation.never());
    }

    private static Scene scene(String name) {
        return Scene.builder(name).build();
    }
}
