package io.insarhub.core.dem;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.geotiff.Compression;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.OverviewMethod;
import io.insarhub.core.geotiff.PixelInterpretation;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.core.http.RawExchange;
import io.insarhub.core.http.RawServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Made-up tiles on loopback, laid out as the bucket has them, but for the faults that a test puts in. */
public final class DemServer implements AutoCloseable {

    /** Height at a place, metres. */
    @FunctionalInterface
    public interface Terrain {
        double meters(double longitude, double latitude);
    }

    /** Has a say before the server answers. */
    @FunctionalInterface
    public interface Fault {
        /** True if it has dealt with the request. */
        boolean deal(RawExchange exchange) throws IOException, InterruptedException;
    }

    private final Path folder;
    private final TileScheme scheme;
    private final RawServer server;
    private final Map<String, Path> files = new ConcurrentHashMap<>();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile Fault fault = exchange -> false;
    private volatile String etag = "\"v1\"";

    public DemServer(Path folder, TileScheme scheme) throws IOException {
        this.folder = folder;
        this.scheme = scheme;
        this.server = RawServer.start(this::handle);
    }

    /** Where the tiles are. */
    public HttpUrl base() {
        return server.url("/bucket/");
    }

    /** Makes a tile, pixel centres on whole degrees at its north-western corner, as the originals have it. */
    public DemServer tile(int south, int west, Terrain terrain) {
        return tile(south, west, 16, -32767, terrain);
    }

    public DemServer tile(int south, int west, int blockSize, double nodata, Terrain terrain) {
        DemTile tile = new DemTile(south, west);
        int columns = scheme.columnsPerDegree(south);
        int rows = scheme.rowsPerDegree();
        double dx = 1.0 / columns;
        double dy = 1.0 / rows;
        GeoTiffSpec spec = GeoTiffSpec.builder(columns, rows)
                .tileSize(blockSize)
                .geoTransform(new GeoTransform(west - dx / 2, south + 1 + dy / 2, dx, dy))
                .pixelInterpretation(PixelInterpretation.POINT)
                .crs(Crs.ofEpsg(4326))
                .nodata(nodata)
                .compression(Compression.deflate(1))
                .cloudOptimized(OverviewMethod.AVERAGE)
                .build();
        Path file = folder.resolve(tile.name() + ".tif");
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec, 2, ProgressListener.none(), Cancellation.never())) {
            writer.write(w -> {
                float[] heights = new float[w.pixels()];
                for (int i = 0; i < heights.length; i++) {
                    double longitude = west + (w.x() + i % w.width()) * dx;
                    double latitude = south + 1 - (w.y() + i / w.width()) * dy;
                    heights[i] = (float) terrain.meters(longitude, latitude);
                }
                return Samples.of(heights);
            });
            writer.finish();
        }
        return serve(tile.path(), file);
    }

    /** Serves a copy of a tile as another one of the same row: the same pixels, with the other's corner. */
    public DemServer copy(int south, int west, int copySouth, int copyWest) throws IOException {
        byte[] bytes = Files.readAllBytes(file(south, west));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int place = 0;
        // the tie point names the centre of the first pixel
        while (buffer.getDouble(place) != west || buffer.getDouble(place + 8) != south + 1) {
            place++;
        }
        buffer.putDouble(place, copyWest).putDouble(place + 8, copySouth + 1);
        DemTile tile = new DemTile(copySouth, copyWest);
        return serve(tile.path(), Files.write(folder.resolve(tile.name() + ".tif"), bytes));
    }

    /** Serves a file below the base address. */
    public DemServer serve(String path, Path file) {
        files.put("/bucket/" + path, file);
        return this;
    }

    /** Serves the list of all tiles that there are now. */
    public DemServer list() throws IOException {
        Path list = folder.resolve("list.txt");
        String names = files.keySet().stream()
                .map(path -> path.replaceAll(".*/([^/]*)\\.tif", "$1"))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(list, names.isBlank() ? "Copernicus_DSM_COG_10_N00_00_E006_00_DEM\n" : names);
        return serve("tileList.txt", list);
    }

    /** The file of a tile. */
    public Path file(int south, int west) {
        return folder.resolve(new DemTile(south, west).name() + ".tif");
    }

    public DemServer fault(Fault value) {
        fault = value;
        return this;
    }

    /** The state that all files are in from now on. */
    public void etag(String value) {
        etag = value;
    }

    /** Bytes of bodies sent so far. */
    public long bytes() {
        return bytes.get();
    }

    /** Every answered range, {@code path first-last}. */
    public List<String> ranges() {
        return List.copyOf(ranges);
    }

    public int requests() {
        return server.exchanges().size();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Answers as a good server does. */
    public void answer(RawExchange exchange) throws IOException {
        Path file = files.get(exchange.path());
        if (file == null) {
            exchange.reply(
                    404, "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>");
            return;
        }
        long length = Files.size(file);
        String range = exchange.header("range");
        if (range.isEmpty()) {
            exchange.reply(200, Files.readAllBytes(file));
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        long first = Long.parseLong(ends[0]);
        if (first >= length) {
            exchange.reply(416, "", "Content-Range: bytes */" + length);
            return;
        }
        long last = Math.min(length - 1, Long.parseLong(ends[1]));
        byte[] content = new byte[(int) (last - first + 1)];
        try (var channel = Files.newByteChannel(file)) {
            channel.position(first);
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        }
        ranges.add(exchange.path() + " " + first + "-" + last);
        bytes.addAndGet(content.length);
        exchange.reply(206, content, "ETag: " + etag, "Content-Range: bytes " + first + "-" + last + "/" + length);
    }

    private void handle(RawExchange exchange) throws IOException, InterruptedException {
        if (!fault.deal(exchange)) {
            answer(exchange);
        }
    }
}
