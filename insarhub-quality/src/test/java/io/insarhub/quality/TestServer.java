package io.insarhub.quality;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** A server on loopback: each path begins with what its handler is listed under; files are served by ranges, as S3 does. */
public final class TestServer implements AutoCloseable {

    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    /**
     * A request.
     *
     * @param target path and query
     */
    public record Asked(String target, Map<String, List<String>> headers) {}

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final HttpServer server;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private TestServer(HttpServer server) {
        this.server = server;
    }

    public static TestServer start() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            TestServer server = new TestServer(http);
            http.createContext("/", server::serve);
            http.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "test-server");
                thread.setDaemon(true);
                return thread;
            }));
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The longest listed beginning of a path decides; nothing listed is 404. */
    public TestServer on(String pathStart, Handler handler) {
        handlers.put(pathStart, handler);
        return this;
    }

    public HttpUrl url(String path) {
        return HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Requests so far whose path begins so. */
    public List<Asked> asked(String pathStart) {
        return asked.stream().filter(a -> a.target.startsWith(pathStart)).toList();
    }

    public void forget() {
        asked.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    public static Handler text(int status, String type, String body) {
        return bytes(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Handler json(String body) {
        return text(200, "application/json", body);
    }

    public static Handler html() {
        return text(
                200, "text/html", "<!DOCTYPE html><html><head><title>Log in</title></head><body>Hello</body></html>");
    }

    public static Handler bytes(int status, String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** Promises more than it sends. */
    public static Handler broken() {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"daily\": {\"time\": [".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("on purpose");
        };
    }

    /** Answers nothing for a while. */
    public static Handler silent(long millis) {
        return exchange -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** A file, by ranges. */
    public static Handler file(byte[] content) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/tiff");
            exchange.getResponseHeaders().set("ETag", "\"e" + content.length + "\"");
            String range = exchange.getRequestHeaders().getFirst("Range");
            Matcher m = RANGE.matcher(range == null ? "" : range);
            if (!m.matches()) {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
                return;
            }
            int first = Integer.parseInt(m.group(1));
            int last = (int) Math.min(Long.parseLong(m.group(2)), content.length - 1L);
            if (first > last) {
                exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + last + "/" + content.length);
            exchange.sendResponseHeaders(206, last - first + 1L);
            exchange.getResponseBody().write(content, first, last - first + 1);
        };
    }

    private void serve(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        asked.add(new Asked(target, Map.copyOf(exchange.getRequestHeaders())));
        String path = exchange.getRequestURI().getPath();
        Handler handler = handlers.keySet().stream()
                .filter(path::startsWith)
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .map(handlers::get)
                .orElse(text(
                        404, "application/xml", "<Error><Code>NoSuchKey</Code><Message>not here</Message></Error>"));
        try (exchange) {
            handler.handle(exchange);
        }
    }
}
