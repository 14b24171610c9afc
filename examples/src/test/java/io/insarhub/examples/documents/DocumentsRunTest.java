package io.insarhub.examples.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.insarhub.core.Scenes;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.examples.OneQuickStart;
import io.insarhub.examples.truth.GroundTruth;
import io.insarhub.examples.truth.SimulatedProducts;
import io.insarhub.examples.truth.TrueGrid;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import io.insarhub.quality.PredictedCoherence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every block of Java in every document runs, as it stands there, in a folder that has what the documents speak of: a saved
 * search, a study that went from scenes to maps, its results. The hosts that the code speaks to are on the loopback.
 */
@Tag("once")
@ExtendWith(OneQuickStart.class)
class DocumentsRunTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path RECORDS = OneQuickStart.RECORDS;
    private static final String HYP3 = "hyp3-api.asf.alaska.edu";
    private static final String CATALOGUE = "cmr.earthdata.nasa.gov";
    private static final String ELEVATION = "copernicus-dem-30m.s3.amazonaws.com";
    private static final List<String> HOSTS = List.of(
            HYP3,
            CATALOGUE,
            "urs.earthdata.nasa.gov",
            "datapool.asf.alaska.edu",
            "s1qc.asf.alaska.edu",
            ELEVATION,
            "archive-api.open-meteo.com",
            "firms.modaps.eosdis.nasa.gov",
            "modis.ornl.gov",
            "n5eil02u.ecs.nsidc.org",
            "*.s3.eu-central-1.amazonaws.com",
            "*.s3.us-west-2.amazonaws.com",
            "*.s3.amazonaws.com");

    @TempDir
    private static Path temp;

    private static Path ready;
    private static Internet internet;
    private static Hyp3StandIn hyp3;
    private static HttpServer catalogue;

    @BeforeAll
    static void makeReady(OneQuickStart.Run quickStart) throws Exception {
        ready = Files.createDirectory(temp.resolve("ready"));
        linkAll(quickStart.study(), ready.resolve("study"));
        Path stack = ready.resolve("study/p13_f411");
        Path search = Files.createDirectory(ready.resolve("search"));
        for (Path page : list(RECORDS)) {
            Files.copy(page, search.resolve(page.getFileName().toString()));
        }
        link(stack.resolve("timeseries_ramp_demErr.h5"), ready.resolve("timeseries_ERA5_ramp_demErr.h5"));
        link(stack.resolve("velocity.h5"), ready.resolve("velocity.h5"));
        link(stack.resolve("inputs/geometryGeo.h5"), ready.resolve("geometryGeo.h5"));
        link(stack.resolve("inputs/ifgramStack.h5"), ready.resolve("inputs/ifgramStack.h5"));
        link(stack.resolve("velocity_footprint.gpkg"), ready.resolve("volcano.gpkg"));
        Path product = list(stack).stream()
                .filter(file -> file.toString().endsWith(".zip"))
                .findFirst()
                .orElseThrow();
        link(product, ready.resolve("product.zip"));
        try (ZipFile zip = new ZipFile(product.toFile())) {
            String name = product.getFileName().toString().replace(".zip", "");
            Files.write(
                    ready.resolve("parameters.txt"),
                    zip.getInputStream(zip.getEntry(name + "/" + name + ".txt")).readAllBytes());
        }
        link(stack.resolve("velocity.tif"), ready.resolve("velocity.tif"));
        Files.writeString(ready.resolve("pool"), "anna:pw-anna\n");
        // what pyaps wants to see before MintPy may start
        Files.writeString(ready.resolve(".cdsapirc"), "url: https://cds.climate.copernicus.eu/api\nkey: of-anna\n");
        Path mintpy = Files.createDirectory(ready.resolve("bin")).resolve("smallbaselineApp.py");
        Files.writeString(mintpy, "#!/bin/sh\necho a stand-in for MintPy: $*\n");
        assertThat(mintpy.toFile().setExecutable(true)).isTrue();
        hyp3 = startHyp3();
        catalogue = startCatalogue();
        internet = Internet.start(temp, HOSTS);
        internet.host(HYP3, hyp3.apiUrl());
        internet.host(CATALOGUE, onThisMachine());
        internet.host(ELEVATION, onThisMachine());
    }

    private static Hyp3StandIn startHyp3() throws IOException {
        Aoi area = Aoi.box(-121.16, 54.83, -121.00, 54.90);
        SimulatedProducts products = new SimulatedProducts(
                new GroundTruth(TrueGrid.around(area)), Scenes.read(RECORDS), PredictedCoherence.atLatitude(54.87));
        Hyp3StandIn standIn = Hyp3StandIn.start(
                Clock.systemUTC(),
                (name, parameters) -> parameters.toString().contains("BURST")
                        ? Map.of(".txt", "a burst, of which the truth knows nothing".getBytes(UTF_8))
                        : products.files(name, parameters));
        standIn.account("anna", "pw-anna", null).token("token-of-anna");
        standIn.durations(Duration.ZERO, Duration.ZERO);
        return standIn;
    }

    /** NASA's catalogue of scenes, and the list of elevation tiles, in which all the world is sea but for one far away. */
    private static HttpServer startCatalogue() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/search", DocumentsRunTest::page);
        server.createContext("/tileList.txt", exchange -> {
            try (exchange) {
                byte[] tiles = "Copernicus_DSM_COG_10_N00_00_E006_00_DEM\n".getBytes(UTF_8);
                exchange.sendResponseHeaders(200, tiles.length);
                exchange.getResponseBody().write(tiles);
            }
        });
        server.start();
        return server;
    }

    @AfterAll
    static void stop() throws IOException {
        internet.close();
        catalogue.stop(0);
        hyp3.close();
    }

    static Stream<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>(list(ROOT));
        all.addAll(list(ROOT.resolve("docs")));
        return all.stream().filter(file -> file.toString().endsWith(".md")).sorted();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_block_of_code_runs(Path document) throws Exception {
        CodeBlocks blocks = CodeBlocks.of(document);
        if (blocks.size() == 0) {
            return;
        }
        Path folder = linkedCopy(document.getFileName().toString());
        Path classes = Files.createDirectory(temp.resolve("classes-" + document.getFileName()));
        assertThat(blocks.compile(classes)).isEmpty();
        Path log = temp.resolve(document.getFileName() + ".log");

        Process child = java(folder, classes, blocks.size(), log);
        boolean ended = child.waitFor(3, TimeUnit.MINUTES);
        child.destroyForcibly().waitFor();

        assertThat(ended).as("ended, having said\n%s", Files.readString(log)).isTrue();
        assertThat(child.exitValue())
                .as("blocks that failed\n%s", Files.readString(log))
                .isZero();
    }

    private static Process java(Path folder, Path classes, int blocks, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
        command.addAll(internet.options());
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of(
                "-cp", classes + java.io.File.pathSeparator + path, RunBlocks.class.getName(), String.valueOf(blocks)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + java.io.File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("EARTHDATA_TOKEN", "token-of-anna");
        return builder.start();
    }

    private static String onThisMachine() {
        return "http://127.0.0.1:" + catalogue.getAddress().getPort();
    }

    /** The first page of the catalogue's answer, and the second to who asks for what comes after. */
    private static void page(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean first = exchange.getRequestHeaders().getFirst("CMR-Search-After") == null;
            Path file = RECORDS.resolve("cmr_p013_f411_page" + (first ? 1 : 2) + ".umm_json");
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.nasa.cmr.umm_results+json");
            exchange.getResponseHeaders().set("CMR-Hits", "176");
            if (first) {
                exchange.getResponseHeaders().set("CMR-Search-After", "[\"page 1\"]");
            }
            byte[] body = Files.readString(file).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The folder again, for a document to do with as it likes; files are replaced, never changed, so they are shared. */
    private static Path linkedCopy(String name) throws IOException {
        Path copy = temp.resolve("for-" + name);
        linkAll(ready, copy);
        return copy;
    }

    private static void linkAll(Path folder, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.createLink(to, file);
                }
            }
        }
    }

    private static void link(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.createLink(to, from);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
