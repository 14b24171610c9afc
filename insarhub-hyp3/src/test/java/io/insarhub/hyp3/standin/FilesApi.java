package io.insarhub.hyp3.standin;

import com.sun.net.httpserver.HttpExchange;
import io.insarhub.hyp3.standin.Faults.FileFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /files/JOB/NAME}: products and their layers, by range, without a login. Gone when expired. */
final class FilesApi {

    private final StandInState state;
    private final Products products;
    private final Faults faults;

    FilesApi(StandInState state, Products products, Faults faults) {
        this.state = state;
        this.products = products;
        this.faults = faults;
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
        byte @Nullable [] content = products.of(job.get()).get(path[3]);
        if (content == null) {
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
        String tag = "\"" + job + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        exchange.getResponseHeaders().set("Content-Type", "application/zip");
        int from = from(exchange, tag, content.length);
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        int bytes = fault == FileFault.CUT ? (content.length - from) / 2 : content.length - from;
        exchange.getResponseBody().write(content, from, bytes);
        exchange.getResponseBody().flush();
        if (fault != FileFault.CUT) {
            exchange.getResponseBody().close();
        }
    }

    /** Where to start; 0 for the whole, also where the range is of another state of the file. */
    private static int from(HttpExchange exchange, String tag, int length) {
        @Nullable String range = exchange.getRequestHeaders().getFirst("Range");
        @Nullable String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
        if (range == null || !range.matches("bytes=\\d+-") || (ifRange != null && !ifRange.equals(tag))) {
            return 0;
        }
        int from = Integer.parseInt(range.substring(6, range.length() - 1));
        return from < length ? from : 0;
    }
}
