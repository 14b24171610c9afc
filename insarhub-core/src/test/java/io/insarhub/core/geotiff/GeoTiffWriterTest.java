package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoTiffWriterTest {

    private static final Raw FIRST = Raw.random(SampleType.FLOAT32, 70, 50, 1);
    private static final Raw SECOND = Raw.random(SampleType.FLOAT32, 70, 50, 2);

    @TempDir
    Path folder;

    @Test
    void sourceTilesAndRowsMakeTheSameFile() throws IOException {
        Path bySource = folder.resolve("source.tif");
        try (GeoTiffWriter writer = GeoTiffWriter.open(bySource, spec().build())) {
            writer.write(GeoTiffWriterTest::pixels);
            writer.finish();
        }

        Path byTiles = folder.resolve("tiles.tif");
        try (GeoTiffWriter writer = GeoTiffWriter.open(byTiles, spec().build())) {
            for (int band = 1; band <= 2; band++) {
                for (int row = 0; row < 4; row++) {
                    for (int column = 0; column < 5; column++) {
                        writer.writeTile(band, column, row, tile(band, column, row));
                    }
                }
            }
            writer.finish();
        }

        Path byRows = folder.resolve("rows.tif");
        try (GeoTiffWriter writer = GeoTiffWriter.open(byRows, spec().build())) {
            writer.writeRows(1, 0, rows(FIRST, 0, 16));
            writer.writeRows(1, 16, rows(FIRST, 16, 50));
            writer.writeRows(2, 0, SECOND.samples());
            writer.finish();
        }

        assertThat(byTiles).hasSameBinaryContentAs(bySource);
        assertThat(byRows).hasSameBinaryContentAs(bySource);
    }

    @Test
    void bytesDoNotDependOnTheNumberOfThreads() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            Path file = folder.resolve(threads + ".tif");
            Set<String> names = Collections.synchronizedSet(new HashSet<>());
            try (GeoTiffWriter writer =
                    GeoTiffWriter.open(file, spec().build(), threads, ProgressListener.none(), new Cancellation())) {
                writer.write(window -> {
                    names.add(Thread.currentThread().getName());
                    return pixels(window);
                });
                writer.finish();
            }
            assertThat(names.contains(Thread.currentThread().getName())).isEqualTo(threads == 1);
            files.add(Files.readAllBytes(file));
        }

        assertThat(files.get(1)).isEqualTo(files.get(0));
        assertThat(files.get(2)).isEqualTo(files.get(0));
    }

    @Test
    void tilesMayComeInAnyOrder() {
        Path file = folder.resolve("backwards.tif");
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec().build())) {
            for (int row = 3; row >= 0; row--) {
                for (int column = 4; column >= 0; column--) {
                    writer.writeTile(2, column, row, tile(2, column, row));
                    writer.writeTile(1, column, row, tile(1, column, row));
                }
            }
            writer.finish();
        }

        TiffProbe.Image image = TiffProbe.open(file).raster();
        assertThat(image.band(1)).isEqualTo(FIRST.bytes());
        assertThat(image.band(2)).isEqualTo(SECOND.bytes());
    }

    @Test
    void tilesMayComeFromSeveralThreads() throws Exception {
        Path file = folder.resolve("threads.tif");
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec().build())) {
            List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = Stream.of(1, 2)
                    .map(band -> new Thread(() -> {
                        try {
                            writer.writeRows(band, 0, (band == 1 ? FIRST : SECOND).samples());
                        } catch (RuntimeException e) {
                            failures.add(e);
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            writer.finish();
        }

        TiffProbe.Image image = TiffProbe.open(file).raster();
        assertThat(image.band(1)).isEqualTo(FIRST.bytes());
        assertThat(image.band(2)).isEqualTo(SECOND.bytes());
    }

    @Test
    void sourceIsAskedOnceForEveryTileAndForNothingElse() {
        List<TileWindow> asked = Collections.synchronizedList(new ArrayList<>());
        try (GeoTiffWriter writer = GeoTiffWriter.open(folder.resolve("a.tif"), spec().build())) {
            writer.write(window -> {
                asked.add(window);
                return pixels(window);
            });
            writer.finish();
        }

        assertThat(asked).hasSize(40).doesNotHaveDuplicates().contains(new TileWindow(2, 64, 48, 6, 2));
        assertThat(asked.stream()
                        .filter(w -> w.band() == 1)
                        .mapToInt(TileWindow::pixels)
                        .sum())
                .isEqualTo(70 * 50);
    }

    @Test
    void progressCountsTiles() {
        List<Progress> heard = new ArrayList<>();
        try (GeoTiffWriter writer =
                GeoTiffWriter.open(folder.resolve("a.tif"), spec().build(), 2, heard::add, new Cancellation())) {
            writer.write(GeoTiffWriterTest::pixels);
            writer.finish();
        }

        assertThat(heard).hasSize(40).allSatisfy(p -> assertThat(p.total()).isEqualTo(40));
        assertThat(heard.get(39)).isEqualTo(Progress.of("writing a.tif", 40, 40, "tiles"));
    }

    @Test
    void oldFileStaysUntilTheNewOneIsWhole() throws IOException {
        Path file = folder.resolve("a.tif");
        Files.writeString(file, "old");
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec().build())) {
            writer.write(GeoTiffWriterTest::pixels);
            assertThat(file).hasContent("old");
            assertThat(temporaries()).hasSize(1).allMatch(name -> name.startsWith(".a.tif.tmp-"));
            writer.finish();
        }

        assertThat(TiffProbe.open(file).raster().band(2)).isEqualTo(SECOND.bytes());
        assertThat(temporaries()).isEmpty();
    }

    @Test
    void closedWithoutFinishLeavesNothing() throws IOException {
        Path file = folder.resolve("a.tif");
        GeoTiffWriter writer = GeoTiffWriter.open(file, spec().build());
        writer.write(GeoTiffWriterTest::pixels);
        writer.close();
        writer.close();

        assertThat(folder).isEmptyDirectory();
        assertThatThrownBy(writer::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed before it was finished");
    }

    @Test
    void finishedWriterTakesNoMore() {
        GeoTiffWriter writer = GeoTiffWriter.open(folder.resolve("a.tif"), spec().build());
        writer.write(GeoTiffWriterTest::pixels);
        writer.finish();

        assertThatThrownBy(() -> writer.writeTile(1, 0, 0, tile(1, 0, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is finished");
    }

    @Test
    void tileWrittenTwiceIsAnError() {
        try (GeoTiffWriter writer = GeoTiffWriter.open(folder.resolve("a.tif"), spec().build())) {
            writer.writeTile(1, 4, 3, tile(1, 4, 3));

            assertThatThrownBy(() -> writer.writeTile(1, 4, 3, tile(1, 4, 3)))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessage("tile: band 1, columns 64–69, rows 48–49: was written before; write each tile once");
        }
    }

    @Test
    void missingTilesAreAnErrorThatNamesThem() {
        GeoTiffWriter writer = GeoTiffWriter.open(folder.resolve("a.tif"), spec().build());
        writer.writeRows(1, 0, FIRST.samples());
        writer.writeTile(2, 0, 0, tile(2, 0, 0));

        assertThatThrownBy(writer::finish)
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(
                        "19 of 40 tiles were not written, the first being band 2, columns 16–31, rows 0–15");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void samplesMustFitTheTile() {
        try (GeoTiffWriter writer = GeoTiffWriter.open(folder.resolve("a.tif"), spec().build())) {
            assertThatThrownBy(() -> writer.writeTile(1, 4, 3, Samples.of(new float[256])))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessage("samples: 256 given for band 1, columns 64–69, rows 48–49, which has 12 pixels");
            assertThatThrownBy(() -> writer.writeTile(1, 0, 0, Samples.of(new double[256])))
                    .hasMessageContaining("double[] given for band 1, columns 0–15, rows 0–15")
                    .hasMessageContaining("FLOAT32 is held in float[]");
            assertThatThrownBy(() -> writer.write(window -> Samples.of(new float[1])))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining("1 given for band 1, columns 0–15");
        }
    }

    @Test
    void thereIsNoSuchTile() {
        try (GeoTiffWriter writer = GeoTiffWriter.open(folder.resolve("a.tif"), spec().build())) {
            assertThatThrownBy(() -> writer.writeTile(0, 0, 0, tile(1, 0, 0))).hasMessage("band: 0 is not within 1–2");
            assertThatThrownBy(() -> writer.writeTile(3, 0, 0, tile(1, 0, 0))).hasMessage("band: 3 is not within 1–2");
            assertThatThrownBy(() -> writer.writeTile(1, 5, 0, tile(1, 0, 0)))
                    .hasMessage("tile: (5, 0) is not within the 5 × 4 tiles, counted from 0");
            assertThatThrownBy(() -> writer.writeTile(1, 0, -1, tile(1, 0, 0))).isInstanceOf(BadOptionException.class);
        }
    }

    @Test
    void rowsMustFillTiles() {
        try (GeoTiffWriter writer = GeoTiffWriter.open(folder.resolve("a.tif"), spec().build())) {
            assertThatThrownBy(() -> writer.writeRows(1, 0, rows(FIRST, 0, 17)))
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining("rows: 0–16 of 50 do not fill tiles of 16 rows");
            assertThatThrownBy(() -> writer.writeRows(1, 8, rows(FIRST, 8, 24))).isInstanceOf(BadOptionException.class);
            assertThatThrownBy(() -> writer.writeRows(1, 48, rows(FIRST, 0, 16)))
                    .isInstanceOf(BadOptionException.class);
            assertThatThrownBy(() -> writer.writeRows(1, -16, rows(FIRST, 0, 16)))
                    .isInstanceOf(BadOptionException.class);
            assertThatThrownBy(() -> writer.writeRows(1, 0, Samples.of(new float[16 * 70 + 1])))
                    .isInstanceOf(BadOptionException.class);
            assertThatThrownBy(() -> writer.writeRows(1, 0, Samples.of(new float[0])))
                    .isInstanceOf(BadOptionException.class);
        }
    }

    @Test
    void atLeastOneThread() {
        assertThatThrownBy(() -> GeoTiffWriter.open(
                        folder.resolve("a.tif"), spec().build(), 0, ProgressListener.none(), new Cancellation()))
                .isInstanceOf(BadOptionException.class)
                .hasMessage("threads: 0 is less than 1");
    }

    @Test
    void fewTilesAreInMemoryAtATime() {
        AtomicInteger read = new AtomicInteger();
        List<Integer> ahead = new ArrayList<>();
        AtomicInteger written = new AtomicInteger();
        ProgressListener listener = progress -> ahead.add(read.get() - written.incrementAndGet());
        GeoTiffSpec many = spec().bands(50).build();
        try (GeoTiffWriter writer =
                GeoTiffWriter.open(folder.resolve("a.tif"), many, 2, listener, new Cancellation())) {
            writer.write(window -> {
                read.incrementAndGet();
                return Samples.of(new float[window.pixels()]);
            });
            writer.finish();
        }

        assertThat(ahead).hasSize(1000).allMatch(tiles -> tiles <= 8);
    }

    static GeoTiffSpec.Builder spec() {
        return GeoTiffSpec.builder(70, 50)
                .tileSize(16)
                .bands(2)
                .crs(Crs.utm(12, true))
                .geoTransform(new GeoTransform(400_000, 4_500_000, 80, 80))
                .nodata(-9999);
    }

    static Samples pixels(TileWindow window) {
        return (window.band() == 1 ? FIRST : SECOND).window(window).samples();
    }

    private static Samples tile(int band, int column, int row) {
        int x = 16 * column;
        int y = 16 * row;
        return pixels(new TileWindow(band, x, y, Math.min(16, 70 - x), Math.min(16, 50 - y)));
    }

    private static Samples rows(Raw raw, int from, int to) {
        return raw.window(new TileWindow(1, 0, from, 70, to - from)).samples();
    }

    private List<String> temporaries() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }
}
