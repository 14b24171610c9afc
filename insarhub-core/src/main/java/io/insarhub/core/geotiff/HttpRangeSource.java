package io.insarhub.core.geotiff;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ServiceException;
import io.insarhub.core.http.FailedTry;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.HttpStream;
import io.insarhub.core.http.Redacted;
import io.insarhub.core.http.Retry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A file on a web server, by range requests. The first answer tells which state of the file it is (ETag or date, and
 * length); an answer that is of another state is an error, so that halves of two files are never mixed. A server that
 * ignores ranges is refused before it sends the whole file.
 */
public final class HttpRangeSource implements RangeSource {

    private static final int BUFFER_BYTES = 64 << 10;

    private final HttpService service;
    private final HttpUrl url;
    private volatile @Nullable FileState state;

    private HttpRangeSource(HttpService service, HttpUrl url) {
        this.service = service;
        this.url = url;
    }

    /** A file at an address, which is not asked until the first read. */
    public static HttpRangeSource of(HttpService service, HttpUrl url) {
        return new HttpRangeSource(service, url);
    }

    @Override
    public String name() {
        return Redacted.url(url);
    }

    @Override
    public byte[] read(long offset, int length, Cancellation cancellation) {
        ByteArrayOutputStream got = new ByteArrayOutputStream(Math.min(length, BUFFER_BYTES));
        Retry retry = service.retry();
        while (got.size() < length) {
            long from = offset + got.size();
            int before = got.size();
            FailedTry failed;
            try (HttpStream answer = service.open(request(from, offset + length - 1), cancellation)) {
                if (answer.status() == 206) {
                    if (receive(answer, from, length, got)) {
                        return got.toByteArray();
                    }
                    continue;
                }
                if (answer.status() == 416 && endsBefore(answer, from)) {
                    return got.toByteArray();
                }
                if (answer.status() == 200) {
                    throw whole(answer);
                }
                failed = FailedTry.of(answer);
            } catch (IOException e) {
                cancellation.throwIfCancelled(service.name());
                failed = FailedTry.of(url, e);
            }
            if (got.size() > before) {
                retry.progressed();
            }
            retry.pause(failed, cancellation);
        }
        return got.toByteArray();
    }

    private Request request(long first, long last) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Range", "bytes=" + first + "-" + last)
                // compressed on the way, a range would be one of the compressed bytes
                .header("Accept-Encoding", "identity");
        FileState known = state;
        if (known != null && known.validator() != null) {
            request.header("If-Range", known.validator());
        }
        return request.build();
    }

    /** Takes an answer's bytes as they come; true once the wanted ones are complete, or the file ends. */
    private boolean receive(HttpStream answer, long from, int length, ByteArrayOutputStream got) throws IOException {
        String header = header(answer, "Content-Range");
        ContentRange range = ContentRange.parse(header)
                .orElseThrow(() -> FailedTry.brokenAnswer("Content-Range \"" + header + "\" makes no sense"));
        if (range.first() != from) {
            throw FailedTry.brokenAnswer("bytes from " + range.first() + " came instead of those from " + from);
        }
        requireSameState(answer, range.total());
        int wanted = (int) Math.min(range.length(), length - (long) got.size());
        byte[] buffer = new byte[Math.min(BUFFER_BYTES, wanted)];
        int left = wanted;
        while (left > 0) {
            int count = answer.read(buffer, 0, Math.min(buffer.length, left));
            if (count < 0) {
                throw FailedTry.brokenAnswer("the answer ended " + left + " bytes early");
            }
            got.write(buffer, 0, count);
            left -= count;
        }
        return got.size() == length || range.last() + 1 == range.total();
    }

    private boolean endsBefore(HttpStream answer, long from) {
        long total = ContentRange.totalOfRefusal(header(answer, "Content-Range"));
        FileState known = state;
        return total >= 0 && total <= from && (known == null || known.total() < 0 || known.total() == total);
    }

    private ServiceException whole(HttpStream answer) {
        FileState known = state;
        if (known != null
                && !known.isSame(
                        FileState.of(answer.headers(), answer.contentLength().orElse(-1)))) {
            return changed();
        }
        return new ServiceException(
                service.name(),
                200,
                name() + " came whole where a range of bytes was asked for. Download the file and read it from disk",
                null);
    }

    private synchronized void requireSameState(HttpStream answer, long total) {
        FileState now = FileState.of(answer.headers(), total);
        FileState known = state;
        if (known == null) {
            state = now;
        } else if (!known.isSame(now)) {
            throw changed();
        }
    }

    private ServiceException changed() {
        return new ServiceException(
                service.name(), 0, name() + " changed while it was being read. Read it again from its start", null);
    }

    private static String header(HttpStream answer, String name) {
        String value = answer.headers().get(name);
        return value == null ? "" : value;
    }
}
