package io.insarhub.core.dem;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.Cancellation;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.RetryPolicy;
import io.insarhub.api.WaitClock;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.PixelTarget;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.core.http.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the network for 3° × 2° of full-size tiles: the blocks that are needed, each once, and their heads. */
class DemBytesTest {

    private static final LonLatArea AREA = new LonLatArea(6.3, 45.4, 9.3, 47.4);

    @TempDir
    Path temporary;

    @Test
    void fetches_little_more_than_the_blocks_that_are_needed() throws IOException {
        try (DemServer server = new DemServer(temporary, TileScheme.glo30())) {
            server.tile(
                    45, 6, 1024, -32767, (x, y) -> Math.rint(4 * (900 + 700 * Math.sin(x * 40) * Math.cos(y * 31))));
            for (int south = 45; south < 48; south++) {
                for (int west = 6; west < 10; west++) {
                    server.copy(45, 6, south, west);
                }
            }
            Lattice lattice = Lattice.of(TileScheme.glo30(), AREA);
            TileServer tiles =
                    TileServer.at(server.base(), Network.of(WaitClock.system(), new Random(1)), RetryPolicy.standard());

            long fetched;
            Path target = temporary.resolve("dem_p0_f0.tif");
            try (PieceStore store = new PieceStore(target);
                    TileSet set = new TileSet(tiles, lattice, 4, ProgressListener.none(), Cancellation.never())) {
                Mosaic mosaic = set.fetch(store);
                fetched = set.bytesFetched();
                float[] seam = mosaic.read(2500, 1400, 40, 80);
                assertThat(seam).doesNotContain(Float.NaN).doesNotContain(0f);
                assertThat(set.present()).hasSize(12);
            }

            long needed = 0;
            for (DemTile tile : lattice.tiles()) {
                needed += bytesOfBlocks(server.file(tile.south(), tile.west()), lattice.wanted(tile));
            }
            assertThat(fetched).isEqualTo(server.bytes());
            assertThat((double) server.bytes()).isBetween((double) needed, 1.15 * needed);
            assertThat(server.ranges()).as("no range twice").doesNotHaveDuplicates();
            assertThat(server.requests()).as("heads and blocks").isLessThan(12 * 2 + 160);
            try (var left = Files.list(temporary)) {
                assertThat(left.filter(file -> file.getFileName().toString().contains(".tmp-")))
                        .isEmpty();
            }
        }
    }

    private static long bytesOfBlocks(Path tile, TileWindow wanted) {
        try (GeoTiffReader reader = GeoTiffReader.open(tile)) {
            PixelTarget target = PixelTarget.of(wanted, new float[wanted.pixels()]);
            return reader.plan(0, java.util.List.of(target)).bytesNeeded();
        }
    }
}
