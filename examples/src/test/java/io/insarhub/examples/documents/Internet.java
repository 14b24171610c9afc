package io.insarhub.examples.documents;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The hosts that the documents speak to, all of them on the loopback: a proxy that takes a tunnel to a host by name, ends its
 * TLS with a certificate made for this run, and passes what is said to a server on this machine. A host that nobody
 * stands in for answers 404 to everything. To be closed.
 */
final class Internet implements AutoCloseable {

    private static final String PASSWORD = "s3cret-of-this-run";

    private final ServerSocket proxy;
    private final HttpServer nobody;
    private final SSLContext tls;
    private final Path trust;
    private final ExecutorService threads = Executors.newCachedThreadPool(run -> {
        Thread thread = new Thread(run, "internet");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, URI> hosts = new ConcurrentHashMap<>();
    private final Set<String> asked = Collections.synchronizedSet(new TreeSet<>());

    private Internet(Path folder, List<String> names) throws IOException, GeneralSecurityException {
        trust = folder.resolve("trust.p12");
        tls = certificate(names);
        nobody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        nobody.createContext("/", Internet::notFound);
        nobody.setExecutor(threads);
        nobody.start();
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /**
     * Starts it.
     *
     * @param names the hosts that there are
     */
    static Internet start(Path folder, List<String> names) throws IOException, GeneralSecurityException {
        return new Internet(folder, names);
    }

    /** Lets a server on this machine answer for a host. */
    void host(String name, String address) {
        hosts.put(name, URI.create(address));
    }

    /** The hosts that were spoken to. */
    Set<String> asked() {
        return asked;
    }

    /** What a JVM has to be started with. */
    List<String> options() {
        return List.of(
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + proxy.getLocalPort(),
                "-Djavax.net.ssl.trustStore=" + trust,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        nobody.stop(0);
        threads.shutdownNow();
    }

    private SSLContext certificate(List<String> names) throws IOException, GeneralSecurityException {
        String hostsByName = names.stream()
                .map(name -> "dns:" + name)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "loopback",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=loopback",
                        "-ext",
                        "san=" + hostsByName,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        trust.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(trust)) {
            throw new IOException("keytool: " + said);
        }
        KeyStore keys = KeyStore.getInstance(trust.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        // the same file is what the other side trusts: a certificate alone, without its key
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("loopback", keys.getCertificate("loopback"));
        try (OutputStream out = Files.newOutputStream(trust)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return context;
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String host = tunnelTo(client);
            asked.add(host);
            URI server = hosts.getOrDefault(
                    host, URI.create("http://127.0.0.1:" + nobody.getAddress().getPort()));
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try (SSLSocket spoken = (SSLSocket) tls.getSocketFactory().createSocket(client, host, 443, true);
                    Socket backend = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
                spoken.setUseClientMode(false);
                threads.execute(() -> pass(spoken, backend));
                pass(backend, spoken);
            }
        } catch (IOException broken) {
            // one side hung up: so does the other
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            // see above
        }
    }

    /** The host of {@code CONNECT host:443}, byte by byte so that nothing of the tunnel is read too early. */
    private static String tunnelTo(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = client.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("hung up");
            }
            head.append((char) next);
        }
        return head.substring("CONNECT ".length(), head.indexOf(":"));
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(404, -1);
        }
    }
}
