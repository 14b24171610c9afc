package io.insarhub.core.search;

import io.insarhub.core.http.RawExchange;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/** A catalogue on loopback with 10,000 records in 40 pages (48 MB), which lie in files so that they fill no memory. */
public final class LargeCatalogue implements AutoCloseable {

    public static final int RECORDS = 10_000;
    private static final int PAGE_SIZE = 250;

    private final RawServer server;
    private final List<Path> pages = new ArrayList<>();

    /** Writes the pages into a folder: the real records over and over, each time under other names. */
    public LargeCatalogue(Path folder) throws IOException {
        List<String> items = FakeCmr.path13();
        for (int from = 0; from < RECORDS; from += PAGE_SIZE) {
            StringBuilder page = new StringBuilder("{\"hits\":" + RECORDS + ",\"took\":1,\"items\":[");
            for (int i = from; i < from + PAGE_SIZE; i++) {
                String round = "_$1R" + i / items.size();
                page.append(i == from ? "" : ",")
                        .append(items.get(i % items.size()).replaceAll("_([0-9A-F]{4})(?=\"|-SLC)", round));
            }
            pages.add(Files.writeString(folder.resolve("page" + pages.size()), page.append("]}")));
        }
        server = RawServer.start(this::answer);
    }

    /** Its address. */
    public HttpUrl url() {
        return server.url("/");
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Path page : pages) {
            Files.delete(page);
        }
    }

    private void answer(RawExchange exchange) throws IOException {
        String after = exchange.header("cmr-search-after");
        int page = after.isEmpty() ? 0 : Integer.parseInt(after);
        byte[] body = Files.readAllBytes(pages.get(page));
        if (page + 1 < pages.size()) {
            exchange.reply(200, body, "CMR-Hits: " + RECORDS, "CMR-Search-After: " + (page + 1));
        } else {
            exchange.reply(200, body, "CMR-Hits: " + RECORDS);
        }
    }
}
