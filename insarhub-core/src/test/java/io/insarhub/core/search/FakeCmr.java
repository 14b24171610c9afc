package io.insarhub.core.search;

import io.insarhub.core.TestData;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.Network;
import io.insarhub.core.http.RawExchange;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** A catalogue on loopback that pages records as CMR does, and remembers what it was asked. */
public final class FakeCmr implements AutoCloseable {

    /** Answers instead of the catalogue; true if it did. */
    @FunctionalInterface
    public interface Fault {
        boolean answer(int request, RawExchange exchange) throws IOException, InterruptedException;
    }

    private static final Pattern ITEM = Pattern.compile("(?<=[\\[,])(?=\\{\"meta\")");

    private final RawServer server;
    private final List<String> items;
    private final int pageSize;
    private final BiPredicate<List<String>, String> matches;
    private final Fault fault;
    private final List<List<String>> forms = new ArrayList<>();

    private FakeCmr(List<String> items, int pageSize, BiPredicate<List<String>, String> matches, Fault fault)
            throws IOException {
        this.items = items;
        this.pageSize = pageSize;
        this.matches = matches;
        this.fault = fault;
        this.server = RawServer.start(this::answer);
    }

    /** A catalogue of some records that finds all of them, whatever it is asked. */
    public static FakeCmr of(List<String> items, int pageSize) throws IOException {
        return new FakeCmr(items, pageSize, (form, item) -> true, (request, exchange) -> false);
    }

    /** The same that finds the records which a condition holds for. */
    public static FakeCmr matching(List<String> items, int pageSize, BiPredicate<List<String>, String> matches)
            throws IOException {
        return new FakeCmr(items, pageSize, matches, (request, exchange) -> false);
    }

    /** The same that fails as it is told. */
    public static FakeCmr failing(List<String> items, int pageSize, Fault fault) throws IOException {
        return new FakeCmr(items, pageSize, (form, item) -> true, fault);
    }

    /** The 176 real records of path 13, as JSON. */
    public static List<String> path13() {
        List<String> items = new ArrayList<>();
        for (int page = 1; page <= 2; page++) {
            try {
                String text = Files.readString(TestData.resource("asf/cmr_p013_f411_page" + page + ".umm_json"));
                String list = text.substring(text.indexOf("[{\"meta\"") + 1, text.lastIndexOf(']'));
                Arrays.stream(ITEM.split("," + list))
                        .filter(item -> item.length() > 1)
                        .map(item -> item.endsWith(",") ? item.substring(0, item.length() - 1) : item)
                        .forEach(items::add);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return items;
    }

    /** A network whose waits take no time. */
    public static Network network() {
        return Network.of(new FakeClock(), new Random(1));
    }

    public HttpUrl url() {
        return server.url("/");
    }

    public RawServer server() {
        return server;
    }

    /** The forms of all requests: {@code name=value}, decoded, in order. */
    public synchronized List<List<String>> forms() {
        return List.copyOf(forms);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A page of records with the headers of CMR. */
    public void page(RawExchange exchange, List<String> found, int from, boolean tokenAtTheEnd) throws IOException {
        int to = Math.min(found.size(), from + pageSize);
        String body = "{\"hits\":" + found.size() + ",\"took\":5,\"items\":["
                + String.join(",", found.subList(Math.min(from, to), to)) + "]}";
        boolean more = to < found.size() || tokenAtTheEnd;
        exchange.reply(
                200,
                body,
                more
                        ? new String[] {"Content-Type: application/json", "CMR-Hits: " + found.size(), token(to)}
                        : new String[] {"Content-Type: application/json", "CMR-Hits: " + found.size()});
    }

    private static String token(int from) {
        return "CMR-Search-After: [\"asf\", " + from + "]";
    }

    private void answer(RawExchange exchange) throws IOException, InterruptedException {
        List<String> form = form(exchange.body());
        int number;
        synchronized (this) {
            forms.add(form);
            number = forms.size();
        }
        if (fault.answer(number, exchange)) {
            return;
        }
        String after = exchange.header("cmr-search-after");
        int from = after.isEmpty() ? 0 : Integer.parseInt(after.replaceAll("\\D", ""));
        page(exchange, items.stream().filter(item -> matches.test(form, item)).toList(), from, true);
    }

    private static List<String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
    }
}
