package io.insarhub.core.http;

import com.fasterxml.jackson.core.JsonParser;
import io.insarhub.core.json.JsonValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** A whole answer. Immutable but for the bytes of {@link #body()}, which are not copied. */
public final class HttpReply {

    private final int status;
    private final HttpUrl url;
    private final Headers headers;
    private final byte[] body;

    HttpReply(int status, HttpUrl url, Headers headers, byte[] body) {
        this.status = status;
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The address that answered: after redirects, not always the one asked. */
    public HttpUrl url() {
        return url;
    }

    /** The answer's headers. */
    public Headers headers() {
        return headers;
    }

    /** The body, decompressed; not to be changed. */
    public byte[] body() {
        return body;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body, once it is clear that it is no web page. For those who parse JSON on their own.
     *
     * @throws IOException if it is a web page, as proxies and hotel networks like to send
     */
    public byte[] jsonBody() throws IOException {
        String start = new String(body, 0, Math.min(body.length, 1024), StandardCharsets.UTF_8);
        if (ServiceText.isHtml(start)) {
            throw new BrokenAnswerException("a web page came instead of JSON: \"" + ServiceText.titleOf(start)
                    + "\". A proxy or a log-in page of the network may stand in between");
        }
        return body;
    }

    /**
     * The body as plain JSON values (see {@link io.insarhub.api.json}).
     *
     * @throws IOException if it is a web page, or nothing but {@code null}
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON, or cut off
     */
    public Object json() throws IOException {
        try (JsonParser parser = JsonValues.factory().createParser(jsonBody())) {
            Object value = JsonValues.read(parser);
            if (value == null) {
                throw new BrokenAnswerException("the answer is null where JSON with something in it was expected");
            }
            return value;
        }
    }

    /**
     * The body as a JSON object.
     *
     * @throws IOException if it is a web page or another kind of JSON
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON, or cut off
     */
    @SuppressWarnings("unchecked") // the keys of JSON objects are strings
    public Map<String, Object> jsonObject() throws IOException {
        if (json() instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw new BrokenAnswerException("the answer is not the JSON object that was expected");
    }

    /** Status and address, without headers and body. */
    @Override
    public String toString() {
        return "HTTP " + status + " from " + Redacted.url(url) + ", " + body.length + " bytes";
    }
}
