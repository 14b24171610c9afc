package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.RetryPolicy;
import io.insarhub.core.dem.DemServer;
import io.insarhub.core.dem.TileScheme;
import io.insarhub.core.geotiff.GeoTiffInfo;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.core.http.FakeClock;
import io.insarhub.core.http.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** Small tiles on loopback, and what is made of them. */
final class DemRig implements AutoCloseable {

    static final TileScheme SMALL = new TileScheme(60);

    final FakeClock clock = new FakeClock();
    final DemServer server;
    final Path folder;

    DemRig(Path folder) throws IOException {
        this(folder, SMALL);
    }

    DemRig(Path folder, TileScheme scheme) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("out"));
        this.server = new DemServer(Files.createDirectories(folder.resolve("bucket")), scheme);
    }

    DemOptions.Builder options() {
        return DemOptions.builder().baseUrl(server.base().toString()).marginDegrees(0);
    }

    DemDownload download(DemOptions.Builder options) {
        return download(options, SMALL);
    }

    DemDownload download(DemOptions.Builder options, TileScheme scheme) {
        return DemDownload.with(options.build())
                .by(Network.of(clock, new Random(1)), RetryPolicy.standard().withMaxTries(3), scheme);
    }

    Path file() {
        return folder.resolve("dem_p0_f0.tif");
    }

    /** Nothing under the final name, nor half of it under another. */
    void assertThatNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A GeoTIFF in memory. */
    static final class Dem {

        final float[] heights;
        final int width;
        final int height;
        final GeoTransform place;
        final GeoTiffInfo info;

        private Dem(GeoTiffReader reader) {
            info = reader.info();
            width = info.width();
            height = info.height();
            place = info.geoTransform().orElseThrow();
            heights = reader.readFloats(0, new TileWindow(1, 0, 0, width, height));
            assertThat(info.tags()).isNotNull();
        }

        static Dem read(Path file) {
            try (GeoTiffReader reader = GeoTiffReader.open(file)) {
                return new Dem(reader);
            }
        }

        float at(int x, int y) {
            return heights[y * width + x];
        }

        /** x of a pixel's centre. */
        double x(int column) {
            return place.west() + (column + 0.5) * place.pixelWidth();
        }

        double y(int row) {
            return place.north() - (row + 0.5) * place.pixelHeight();
        }

        /** The height of the pixel next to a place. */
        float near(double x, double y) {
            int column = (int) Math.floor((x - place.west()) / place.pixelWidth());
            int row = (int) Math.floor((place.north() - y) / place.pixelHeight());
            return at(column, row);
        }
    }
}
