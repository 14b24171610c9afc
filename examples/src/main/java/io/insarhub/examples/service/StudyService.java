package io.insarhub.examples.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.StackId;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Looks after a work folder, whoever made it, and tells how it is as JSON. {@code GET /stacks} lists the stacks, {@code
 * GET /stacks/p100_f466} tells one in full, {@code POST /stacks/p100_f466/continue} does what comes next, in the
 * background. To be closed.
 */
public final class StudyService implements AutoCloseable {

    private final Workdir workdir;
    private final HttpServer server;
    private final ExecutorService answers = Executors.newFixedThreadPool(2);
    private final Work work;

    private StudyService(Workdir workdir, Work work, HttpServer server) {
        this.workdir = workdir;
        this.work = work;
        this.server = server;
    }

    /**
     * Runs the service until the process is ended.
     *
     * @param args a work folder, and the port to listen on, on this machine only
     */
    public static void main(String[] args) throws IOException {
        Map<String, Map<String, ?>> options = Map.of("processor", Map.of(), "analyzer", Map.of());
        StudyService service = start(Path.of(args[0]), Integer.parseInt(args[1]), options);
        System.out.println("Listening on port " + service.port());
    }

    /**
     * Starts it.
     *
     * @param port 0 for any that is free
     * @param options what the processor and the analyzer are given, by {@code processor} and {@code analyzer}; a stage
     *     that is not named is not run
     */
    public static StudyService start(Path folder, int port, Map<String, Map<String, ?>> options) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        StudyService service = new StudyService(Workdir.open(folder), new Work(options), server);
        server.createContext("/stacks", service::answer);
        server.setExecutor(service.answers);
        server.start();
        return service;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        answers.shutdown();
        work.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                route(exchange);
            } catch (InsarhubException e) {
                // its message says what to do, and holds no secret
                send(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
            }
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        switch (exchange.getRequestMethod() + " " + path.length) {
            case "GET 2" -> send(exchange, 200, list());
            case "GET 3" -> send(exchange, 200, work.status(workdir.stack(StackId.parse(path[2]))));
            case "POST 4" -> send(exchange, 202, work.start(workdir.stack(StackId.parse(path[2]))));
            default ->
                send(exchange, 404, Map.of("error", "There is GET /stacks, GET /stacks/ID, POST /stacks/ID/continue"));
        }
    }

    private Map<String, Object> list() {
        List<Map<String, String>> stacks = workdir.stacks().stream()
                .map(s -> Map.of("id", id(s), "stage", s.stage().name()))
                .toList();
        return Map.of("stacks", stacks);
    }

    static String id(StackFolder stack) {
        return stack.id().toString();
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> answer) throws IOException {
        byte[] json = JsonFiles.text(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
