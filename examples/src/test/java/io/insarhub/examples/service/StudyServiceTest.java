package io.insarhub.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.StackId;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Stage;
import io.insarhub.core.Workdir;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that the Python program made, looked after by a service in Java. */
class StudyServiceTest {

    /** Its two stacks have their pairs, and nothing more. */
    private static final Path MADE_BY_PYTHON =
            Path.of("../insarhub-core/src/test/resources/golden/folders/python-0.2.5");

    @TempDir
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private Hyp3StandIn hyp3;
    private Path folder;
    private StudyService service;

    @BeforeEach
    void start() throws IOException {
        hyp3 = Hyp3StandIn.start();
        hyp3.account("anna", "pw-anna", null);
        hyp3.durations(Duration.ZERO, Duration.ZERO);
        folder = copyOf(MADE_BY_PYTHON);
        Path pool = Files.writeString(home.resolve("pool"), "anna:pw-anna\n");
        service = StudyService.start(
                folder,
                0,
                Map.of(
                        "processor",
                        Map.of(
                                "earthdata_credentials_pool", pool.toString(),
                                "hyp3_api_url", hyp3.apiUrl(),
                                "earthdata_login_url", hyp3.authorizeUrl())));
    }

    @AfterEach
    void stop() {
        service.close();
        hyp3.close();
    }

    @Test
    void listsTheStacks() throws Exception {
        assertThat(get("/stacks"))
                .isEqualTo(Map.of(
                        "stacks",
                        List.of(
                                Map.of("id", "p27_f115", "stage", "PAIRS_SELECTED"),
                                Map.of("id", "p100_f466", "stage", "PAIRS_SELECTED"))));
    }

    @Test
    void tellsOneInFull() throws Exception {
        assertThat(get("/stacks/p100_f466"))
                .containsEntry("stack", "p100_f466")
                .containsEntry("stage", "PAIRS_SELECTED")
                .containsEntry("work", "none")
                .containsEntry("problems", Map.of())
                .extractingByKey("files")
                .asString()
                .contains("12 scenes", "26 pairs");
    }

    @Test
    void continuesWhereThePythonProgramStopped() throws Exception {
        int pairs = 26;

        HttpResponse<String> answer = send("POST", "/stacks/p100_f466/continue");

        assertThat(answer.statusCode()).isEqualTo(202);
        Map<String, Object> status = whenDone("/stacks/p100_f466");
        assertThat(status).containsEntry("stage", "DOWNLOADED");
        assertThat(stack("p100_f466").products()).hasSize(pairs);
        assertThat(hyp3.accepted())
                .hasSize(pairs)
                .allSatisfy((name, times) -> assertThat(times).isOne());
        assertThat(stack("p27_f115").stage()).isEqualTo(Stage.PAIRS_SELECTED);

        // asked again, it has nothing to do and orders nothing
        send("POST", "/stacks/p100_f466/continue");
        assertThat(whenDone("/stacks/p100_f466").get("work")).asString().contains("skipped");
        assertThat(hyp3.accepted()).hasSize(pairs);
    }

    @Test
    void aStackThatIsNotThereIsTold() throws Exception {
        assertThat(send("GET", "/stacks/p1_f2").statusCode()).isEqualTo(400);
        assertThat(send("GET", "/stacks/p1_f2").body()).contains("p1_f2", "error");
        assertThat(send("GET", "/other").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/stacks").statusCode()).isEqualTo(404);
    }

    private Map<String, Object> whenDone(String path) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(end)) {
            Map<String, Object> status = get(path);
            String work = String.valueOf(status.get("work"));
            assertThat(work).doesNotStartWith("failed");
            if (work.startsWith("done")) {
                return status;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not done in a minute: " + get(path));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> get(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        return JsonFiles.read(Files.writeString(home.resolve("answer.json"), answer.body()), Map.class);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + service.port() + path);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private StackFolder stack(String id) {
        return Workdir.open(folder).stack(StackId.parse(id));
    }

    private Path copyOf(Path source) throws IOException {
        Path copy = home.resolve("study");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(source.relativize(file).toString()));
            }
        }
        return copy;
    }
}
