package io.insarhub.hyp3.standin;

import com.sun.net.httpserver.HttpExchange;
import io.insarhub.hyp3.standin.Faults.FileFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** {@code /files/JOB/NAME}: products and their layers, by range, without a login. Gone when expired. */
final class FilesApi {

    private final StandInState state;
    private final Products products;
    private final Faults faults;
    private volatile double bytesPerSecond = Double.POSITIVE_INFINITY;

    FilesApi(StandInState state, Products products, Faults faults) {
        this.state = state;
        this.products = products;
        this.faults = faults;
    }

    /** The speed of each connection for files from disk. */
    void bytesPerSecond(double value) {
        bytesPerSecond = value;
    }

    void handle(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        Optional<StandInJob> job = path.length == 4 ? state.job(path[2]) : Optional.empty();
        FileFault fault = faults.nextFile();
        if (job.isEmpty() || !state.isAvailable(job.get())) {
            Answer.send(
                    exchange,
                    403,
                    "application/xml",
                    "<Error><Code>AccessDenied</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Path zip = job.get().zip;
        if (zip != null && path[3].equals(job.get().fileName())) {
            serve(exchange, path[2], zip, fault);
            return;
        }
        byte @Nullable [] content = products.file(job.get(), path[3]);
        if (content == null || faults.isMissing(path[3])) {
            Answer.send(
                    exchange,
                    404,
                    "application/xml",
                    "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
        } else if (fault == FileFault.UNAVAILABLE) {
            Answer.send(
                    exchange,
                    503,
                    "application/xml",
                    "<Error><Code>SlowDown</Code></Error>".getBytes(StandardCharsets.UTF_8));
        } else {
            serve(exchange, path[2], content, fault);
        }
    }

    /** A file from disk, whole or cut. */
    private void serve(HttpExchange exchange, String job, Path file, FileFault fault) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long length = Files.size(file);
            long from = start(exchange, job, length);
            long left = fault == FileFault.CUT ? (length - from) / 2 : length - from;
            in.skipNBytes(from);
            byte[] buffer = new byte[1 << 18];
            long start = System.nanoTime();
            long sent = 0;
            while (left > 0) {
                int some = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                exchange.getResponseBody().write(buffer, 0, some);
                left -= some;
                sent += some;
                LockSupport.parkNanos(start + (long) (sent * 1e9 / bytesPerSecond) - System.nanoTime());
            }
            if (fault != FileFault.CUT) {
                exchange.getResponseBody().close();
            }
        }
    }

    private static void serve(HttpExchange exchange, String job, byte[] whole, FileFault fault) throws IOException {
        byte[] content = whole;
        if (fault == FileFault.TRUNCATED) {
            content = Arrays.copyOf(whole, whole.length * 2 / 3);
        } else if (fault == FileFault.CORRUPT) {
            content = whole.clone();
            for (int i = content.length / 2; i < content.length / 2 + 64; i++) {
                content[i] ^= 0x55;
            }
        }
        int from = (int) start(exchange, job, content.length);
        int bytes = fault == FileFault.CUT ? (content.length - from) / 2 : content.length - from;
        exchange.getResponseBody().write(content, from, bytes);
        exchange.getResponseBody().flush();
        if (fault != FileFault.CUT) {
            exchange.getResponseBody().close();
        }
    }

    /** Sends the headers, and tells where to start. */
    private static long start(HttpExchange exchange, String job, long length) throws IOException {
        String tag = "\"" + job + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        exchange.getResponseHeaders().set("Content-Type", "application/zip");
        long from = from(exchange, tag, length);
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (length - 1) + "/" + length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, length - from);
        return from;
    }

    /** 0 for the whole, also where the range is of another state of the file. */
    private static long from(HttpExchange exchange, String tag, long length) {
        @Nullable String range = exchange.getRequestHeaders().getFirst("Range");
        @Nullable String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
        if (range == null || !range.matches("bytes=\\d+-") || (ifRange != null && !ifRange.equals(tag))) {
            return 0;
        }
        long from = Long.parseLong(range.substring(6, range.length() - 1));
        return from < length ? from : 0;
    }
}
