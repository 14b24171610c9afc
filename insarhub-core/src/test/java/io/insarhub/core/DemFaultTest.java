package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.ServiceException;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.dem.DemServer.Terrain;
import io.insarhub.core.http.CancelledSoon;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that fail, lie, or are somebody else: an error that says so, and nothing half-written. */
class DemFaultTest {

    private static final Terrain HILLS = (longitude, latitude) -> 500 + 300 * Math.sin(longitude * 12 + latitude * 7);
    private static final Aoi AREA = Aoi.box(6.5, 46, 7.5, 47);

    @TempDir
    Path temporary;

    private DemRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new DemRig(temporary);
        rig.server.tile(46, 6, HILLS).tile(46, 7, HILLS);
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    private DemReport make() {
        return rig.download(rig.options()).over(AREA, rig.file());
    }

    @Test
    void failures_that_pass_are_sat_out_for_as_long_as_the_server_asks() {
        AtomicInteger count = new AtomicInteger();
        rig.server.fault(exchange -> {
            if (count.getAndIncrement() % 3 != 0) {
                return false;
            }
            exchange.reply(503, "slow down", "Retry-After: 7");
            return true;
        });

        assertThat(make().tiles()).hasSize(2);
        assertThat(rig.clock.awaited()).isNotEmpty().allMatch(wait -> wait.compareTo(Duration.ofSeconds(7)) >= 0);
    }

    @Test
    void connections_that_are_reset_in_the_middle_are_gone_on_with() throws IOException {
        AtomicInteger count = new AtomicInteger();
        rig.server.fault(exchange -> {
            if (count.getAndIncrement() % 2 != 0) {
                return false;
            }
            long length = Files.size(rig.server.file(46, exchange.path().contains("E006") ? 6 : 7));
            String range = exchange.header("range").replace("bytes=", "").replaceAll("-.*", "");
            long first = Long.parseLong(range);
            exchange.head(
                    206,
                    length - first,
                    "ETag: \"v1\"",
                    "Content-Range: bytes " + first + "-" + (length - 1) + "/" + length);
            exchange.reset();
            return true;
        });
        DemReport report = make();

        assertThat(report.tiles()).hasSize(2);
        Path sound = rig.folder.resolve("sound.tif");
        rig.server.fault(exchange -> false);
        rig.download(rig.options()).over(AREA, sound);
        assertThat(DemRig.Dem.read(rig.file()).heights).isEqualTo(DemRig.Dem.read(sound).heights);
    }

    @Test
    void a_server_that_goes_on_failing_is_named_with_the_tile() throws IOException {
        rig.server.fault(exchange -> {
            if (!exchange.path().contains("E007")) {
                return false;
            }
            exchange.reply(500, "we are down");
            return true;
        });

        assertThatThrownBy(this::make)
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("tile N46 E007")
                .hasMessageContaining("Copernicus_DSM_COG_10_N46_00_E007_00_DEM.tif")
                .hasMessageContaining("HTTP 500")
                .hasMessageContaining("gave up after 3 tries");
        rig.assertThatNothingIsLeft();
    }

    /** S3 answers 403 for what is missing where a bucket may not be listed; so does it for what is refused. */
    @Test
    void a_refused_tile_is_sea_only_if_the_list_of_tiles_says_so() throws IOException {
        rig.server.fault(exchange -> {
            if (!exchange.path().contains("E007")) {
                return false;
            }
            exchange.reply(403, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");
            return true;
        });

        assertThatThrownBy(this::make)
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("tile N46 E007")
                .hasMessageContaining("HTTP 403");
        rig.server.list();
        assertThatThrownBy(this::make).isInstanceOf(ServiceException.class).hasMessageContaining("HTTP 403");
        rig.assertThatNothingIsLeft();

        Path list = Files.writeString(temporary.resolve("list"), "Copernicus_DSM_COG_10_N46_00_E006_00_DEM\r\n");
        rig.server.serve("tileList.txt", list);
        assertThat(make().seaTiles()).containsExactly("N46 E007");
    }

    /** Or else a wrong address would make a flat model of zeros. */
    @Test
    void an_address_with_no_tiles_at_all_is_no_sea() throws IOException {
        assertThatThrownBy(() -> rig.download(rig.options().baseUrl(rig.server.base() + "wrong"))
                        .over(AREA, rig.file()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("none of the 2 tiles")
                .hasMessageContaining("/bucket/wrong")
                .hasMessageContaining("base_url");
        rig.server.list();
        assertThatThrownBy(() -> {
                    rig.server.fault(exchange -> {
                        if (exchange.path().endsWith("tileList.txt")) {
                            return false;
                        }
                        exchange.reply(404, "NoSuchKey");
                        return true;
                    });
                    make();
                })
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("is in tileList.txt but not at");
        rig.assertThatNothingIsLeft();
    }

    @Test
    void a_tile_that_was_cut_off_is_named_with_its_address() throws IOException {
        Path tile = rig.server.file(46, 7);
        try (RandomAccessFile file = new RandomAccessFile(tile.toFile(), "rw")) {
            file.setLength(file.length() * 2 / 3);
        }

        assertThatThrownBy(this::make)
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("DEM tile N46 E007 (" + rig.server.base())
                .hasMessageContaining("Copernicus_DSM_COG_10_N46_00_E007_00_DEM.tif")
                .hasMessageContaining("Run again");
        rig.assertThatNothingIsLeft();
    }

    @Test
    void a_tile_with_broken_blocks_is_named_with_its_address() throws IOException {
        Path tile = rig.server.file(46, 7);
        try (RandomAccessFile file = new RandomAccessFile(tile.toFile(), "rw")) {
            long length = file.length();
            for (long at = length * 3 / 4; at < length; at += 5) {
                file.seek(at);
                file.write(0xA5);
            }
        }

        assertThatThrownBy(this::make).isInstanceOf(BadFileException.class).hasMessageContaining("DEM tile N46 E007");
        rig.assertThatNothingIsLeft();
    }

    @Test
    void what_is_no_tile_is_refused() throws IOException {
        String path = "Copernicus_DSM_COG_10_N46_00_E007_00_DEM/Copernicus_DSM_COG_10_N46_00_E007_00_DEM.tif";
        Path page = Files.writeString(temporary.resolve("page.tif"), "<html>Please log in</html>");
        rig.server.serve(path, page);
        assertThatThrownBy(this::make).isInstanceOf(BadFileException.class).hasMessageContaining("DEM tile N46 E007");

        rig.server.serve(path, rig.server.file(46, 6));
        assertThatThrownBy(this::make)
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("N46 E007")
                .hasMessageContaining("not where its name says");

        Path other = temporary.resolve("other");
        try (DemRig coarser = new DemRig(other, new io.insarhub.core.dem.TileScheme(30))) {
            coarser.server.tile(46, 7, HILLS);
            rig.server.serve(path, coarser.server.file(46, 7));
            assertThatThrownBy(this::make)
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("30 × 30 pixels")
                    .hasMessageContaining("60 × 60 pixels, 1 band, were expected");
        }
        rig.assertThatNothingIsLeft();
    }

    @Test
    void a_tile_that_changes_while_it_is_read_is_noticed() throws IOException {
        AtomicInteger count = new AtomicInteger();
        rig.server.fault(exchange -> {
            rig.server.etag("\"v" + count.getAndIncrement() / 2 + "\"");
            return false;
        });

        assertThatThrownBy(this::make)
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("changed while it was being read");
        rig.assertThatNothingIsLeft();
    }

    @Test
    void a_server_without_ranges_is_refused() throws IOException {
        rig.server.fault(exchange -> {
            exchange.reply(200, Files.readAllBytes(rig.server.file(46, 6)));
            return true;
        });

        assertThatThrownBy(this::make)
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("came whole where a range of bytes was asked for");
        rig.assertThatNothingIsLeft();
    }

    @Test
    void cancellation_ends_a_silent_server_within_a_second() throws Exception {
        CountDownLatch silent = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        rig.server.fault(exchange -> {
            if (count.getAndIncrement() < 3) {
                return false;
            }
            silent.countDown();
            never.await();
            return true;
        });

        CancelledSoon.assertThatItEnds(
                silent,
                cancellation ->
                        rig.download(rig.options()).over(AREA, rig.file(), ProgressListener.none(), cancellation));
        rig.assertThatNothingIsLeft();
    }

    @Test
    void cancellation_ends_the_writing_too() throws IOException {
        Cancellation cancellation = new Cancellation();
        ProgressListener whileWriting = progress -> {
            if (progress.task().startsWith("writing")) {
                cancellation.cancel();
            }
        };

        assertThatThrownBy(() -> rig.download(rig.options().epsg(32632).resolution(100))
                        .over(AREA, rig.file(), whileWriting, cancellation))
                .isInstanceOf(CancelledException.class);
        rig.assertThatNothingIsLeft();
    }

    @Test
    void one_failure_stops_all_requests() throws IOException {
        for (int west = 8; west < 18; west++) {
            rig.server.tile(46, west, HILLS);
        }
        rig.server.fault(exchange -> {
            if (exchange.path().contains("E006")) {
                exchange.reply(410, "gone");
                return true;
            }
            return false;
        });

        assertThatThrownBy(
                        () -> rig.download(rig.options().parallelRequests(1)).over(Aoi.box(6, 46, 18, 47), rig.file()))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("HTTP 410");
        assertThat(rig.server.requests()).isEqualTo(1);
    }

    @Test
    void says_where_it_cannot_write_and_what_it_cannot_show() {
        assertThatThrownBy(() -> rig.download(rig.options()).over(AREA, rig.folder.resolve("no/such/dem.tif")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("its folder does not exist");
        assertThatThrownBy(() -> rig.download(rig.options().utm()).over(Aoi.box(6, 86, 7, 87), rig.file()))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("UTM ends at 84°");
        assertThatThrownBy(() -> rig.download(rig.options().epsg(1999)).over(AREA, rig.file()))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("1999");
        assertThatThrownBy(
                        () -> rig.download(rig.options().utm().resolution(0.01)).over(AREA, rig.file()))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("resolution");
        assertThat(rig.server.requests()).isZero();
    }

    @Test
    void a_stack_without_any_area_is_an_error() throws IOException {
        StackFolder stack = Workdir.open(rig.folder).stacks().get(0);

        assertThatThrownBy(() -> rig.download(rig.options())
                        .forStack(stack, Scenes.of(java.util.List.of(io.insarhub.api.Scene.ofName("S1A_20200101")))))
                .isInstanceOf(InsarhubException.class)
                .hasMessageContaining("neither a scene's footprint nor an AOI is known");
    }
}
