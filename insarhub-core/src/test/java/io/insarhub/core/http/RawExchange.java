package io.insarhub.core.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One request to a {@link RawServer}; header names in lower case. */
public record RawExchange(String method, String target, Map<String, String> headers, String body, Socket socket) {

    /** A whole answer with its right length; each header as {@code Name: value}. */
    public void reply(int status, String text, String... extraHeaders) throws IOException {
        reply(status, text.getBytes(StandardCharsets.UTF_8), extraHeaders);
    }

    public void reply(int status, byte[] content, String... extraHeaders) throws IOException {
        head(status, content.length, extraHeaders);
        write(content, 0, content.length);
    }

    /** The head alone; no Content-Length if it is negative. */
    public void head(int status, long length, String... extraHeaders) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        for (String header : extraHeaders) {
            head.append(header).append("\r\n");
        }
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        write(head.append("\r\n").toString());
    }

    public void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    public void write(byte[] bytes, int from, int length) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes, from, length);
        out.flush();
    }

    /** Ends the connection in order: what was written arrives. */
    public void drop() throws IOException {
        socket.close();
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Path without the query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }
}
