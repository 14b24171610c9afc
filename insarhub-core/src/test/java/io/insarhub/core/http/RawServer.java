package io.insarhub.core.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A server on loopback that misbehaves to the byte: its handler writes the answer, status line and all. */
public final class RawServer implements AutoCloseable {

    /** Answers a request, or breaks the connection. */
    @FunctionalInterface
    public interface Handler {
        void handle(RawExchange exchange) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Handler handler;
    private final List<RawExchange> exchanges = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private RawServer(ServerSocket listener, Handler handler) {
        this.listener = listener;
        this.handler = handler;
    }

    public static RawServer start(Handler handler) throws IOException {
        RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), handler);
        server.daemon(server::accept);
        return server;
    }

    /** An address on this server under a host name of loopback. */
    public HttpUrl url(String host, String path) {
        return HttpUrl.get("http://" + host + ":" + listener.getLocalPort() + path);
    }

    public HttpUrl url(String path) {
        return url("127.0.0.1", path);
    }

    /** All requests so far. */
    public List<RawExchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true); // or each answer waits 40 ms for an acknowledgement between head and body
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                RawExchange exchange = request(in, socket);
                if (exchange == null) {
                    return;
                }
                exchanges.add(exchange);
                handler.handle(exchange);
            }
        } catch (IOException | InterruptedException clientWentAway) {
            // what tests look at is what was asked and what the client made of it
        } finally {
            open.remove(socket);
        }
    }

    private static @Nullable RawExchange request(InputStream in, Socket socket) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String[] words = start.split(" ", -1);
        return new RawExchange(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8), socket);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
