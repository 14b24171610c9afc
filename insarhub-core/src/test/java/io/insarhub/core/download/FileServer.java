package io.insarhub.core.download;

import io.insarhub.core.http.RawExchange;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import okhttp3.HttpUrl;

/** Serves made-up files as a good server does, ranges and all, but for the faults that a test puts in. */
final class FileServer implements AutoCloseable {

    /** Decides how many bytes of an answer are written before the connection ends. */
    @FunctionalInterface
    interface Cut {
        long bytes(String path, long from, long count);

        static Cut never() {
            return (path, from, count) -> count;
        }
    }

    /** A stretch of a file that was written to a client. */
    record Served(String path, long from, long count) {}

    private final RawServer server;
    private final Map<String, Content> files = new ConcurrentHashMap<>();
    private final List<Served> served = Collections.synchronizedList(new ArrayList<>());
    private volatile Cut cut = Cut.never();
    private volatile boolean resets;
    private volatile double bytesPerSecond = Double.POSITIVE_INFINITY;
    private volatile List<String> headers = List.of("ETag: \"v1\"");

    FileServer() throws IOException {
        server = RawServer.start(this::handle);
    }

    /** A file at a path, to be downloaded under the path's last name. */
    FileDownload file(String path, Content content) {
        files.put(path, content);
        return FileDownload.of(server.url(path), path.substring(path.lastIndexOf('/') + 1));
    }

    FileServer cut(Cut value) {
        cut = value;
        return this;
    }

    /** The speed of each connection. */
    FileServer bytesPerSecond(double value) {
        bytesPerSecond = value;
        return this;
    }

    FileServer resets(boolean value) {
        resets = value;
        return this;
    }

    FileServer headers(String... values) {
        headers = List.of(values);
        return this;
    }

    List<Served> served() {
        synchronized (served) {
            return List.copyOf(served);
        }
    }

    List<RawExchange> requests() {
        return server.exchanges();
    }

    HttpUrl url(String path) {
        return server.url(path);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void handle(RawExchange exchange) throws IOException {
        Content content = files.get(exchange.path());
        if (content == null) {
            exchange.reply(404, "{\"detail\": \"There is no such scene\"}");
            return;
        }
        long from = wantsRange(exchange) ? from(exchange) : 0;
        if (from > 0 && from >= content.length()) {
            exchange.reply(416, "", "Content-Range: bytes */" + content.length());
            return;
        }
        List<String> all = new ArrayList<>(headers);
        boolean partial = wantsRange(exchange);
        if (partial) {
            all.add("Content-Range: bytes " + from + "-" + (content.length() - 1) + "/" + content.length());
        }
        long count = content.length() - from;
        exchange.head(partial ? 206 : 200, count, all.toArray(String[]::new));
        long sent = Math.min(count, cut.bytes(exchange.path(), from, count));
        content.write(from, sent, paced(exchange::write));
        served.add(new Served(exchange.path(), from, sent));
        if (sent < count && resets) {
            exchange.reset();
        } else if (sent < count) {
            exchange.drop();
        }
    }

    private Content.Sink paced(Content.Sink sink) {
        long start = System.nanoTime();
        long[] written = {0};
        return (bytes, first, count) -> {
            sink.write(bytes, first, count);
            written[0] += count;
            LockSupport.parkNanos(start + (long) (written[0] * 1e9 / bytesPerSecond) - System.nanoTime());
        };
    }

    /** With If-Range only if it names the state that the file has (RFC 9110, 13.1.5). */
    private boolean wantsRange(RawExchange exchange) {
        String condition = exchange.header("if-range");
        return !exchange.header("range").isEmpty()
                && (condition.isEmpty() || headers.stream().anyMatch(header -> header.endsWith(": " + condition)));
    }

    private static long from(RawExchange exchange) {
        return Long.parseLong(exchange.header("range").replaceAll("bytes=(\\d+)-", "$1"));
    }
}
