package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, a file of that name is as it was, and nothing else is left. */
class GeoTiffFaultTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "1, true", "3, true"})
    void diskRunsFull(int threads, boolean cloud) throws IOException {
        Path file = old();
        GeoTiffSpec spec = spec(cloud);
        ProgressListener none = ProgressListener.none();
        try (GeoTiffWriter writer =
                new GeoTiffWriter(file, spec, threads, none, Cancellation.never(), f -> new FullDisk(f, 9000))) {
            assertThatThrownBy(() -> writer.write(GeoTiffWriterTest::pixels))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining(file + ": could not be written: No space left on device. Make sure");
        }
        onlyTheOldFileIsThere(file);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void diskRunsFullAtTheVeryEnd(boolean cloud) throws IOException {
        Path file = old();
        ProgressListener none = ProgressListener.none();
        GeoTiffWriter writer =
                new GeoTiffWriter(file, spec(cloud), 1, none, Cancellation.never(), UnforceableFile::new);
        writer.write(GeoTiffWriterTest::pixels);
        assertThatThrownBy(writer::finish)
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("could not be written: Input/output error");
        onlyTheOldFileIsThere(file);
    }

    @Test
    void systemRefusesToWriteOn() throws Exception {
        // a real refusal of the operating system, which a file size limit gives without any privilege
        assumeTrue(new File("/bin/sh").canExecute(), "skipped: no /bin/sh here to limit the size of files");
        Path file = old();
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -f 16 && exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // the JVM's own files would hit the limit too
                        "-XX:-UsePerfData",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritesTooMuch.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(3);
        assertThat(said).contains("could not be written: File too large");
        onlyTheOldFileIsThere(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void cancelledHalfWay(int threads) throws IOException {
        Path file = old();
        Cancellation cancellation = new Cancellation();
        AtomicInteger tiles = new AtomicInteger();
        ProgressListener listener = progress -> {
            if (tiles.incrementAndGet() == 20) {
                cancellation.cancel();
            }
        };
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec(false), threads, listener, cancellation)) {
            assertThatThrownBy(() -> writer.write(GeoTiffWriterTest::pixels))
                    .isInstanceOf(CancelledException.class)
                    .hasMessageContaining("writing a.tif");
            assertThatThrownBy(() -> writer.writeTile(2, 4, 3, Samples.of(new float[12])))
                    .isInstanceOf(CancelledException.class);
        }
        assertThat(tiles).hasValueLessThan(40);
        onlyTheOldFileIsThere(file);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancelledBeforeTheEnd(boolean cloud) throws IOException {
        Path file = old();
        Cancellation cancellation = new Cancellation();
        GeoTiffWriter writer = GeoTiffWriter.open(file, spec(cloud), 1, ProgressListener.none(), cancellation);
        writer.write(GeoTiffWriterTest::pixels);
        cancellation.cancel();
        assertThatThrownBy(writer::finish).isInstanceOf(CancelledException.class);
        onlyTheOldFileIsThere(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void interruptedThread(int threads) throws IOException {
        Path file = old();
        ProgressListener listener = progress -> {
            if (progress.done() == 20) {
                Thread.currentThread().interrupt();
            }
        };
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec(false), threads, listener, Cancellation.never())) {
            assertThatThrownBy(() -> writer.write(GeoTiffWriterTest::pixels)).isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        onlyTheOldFileIsThere(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void sourceCannotBeRead(int threads) throws IOException {
        Path file = old();
        TileSource source = window -> {
            if (window.band() == 2 && window.x() == 32) {
                throw new IOException("cube.h5: chunk 7 is spoilt");
            }
            return GeoTiffWriterTest.pixels(window);
        };
        ProgressListener none = ProgressListener.none();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec(false), threads, none, Cancellation.never())) {
            assertThatThrownBy(() -> writer.write(source))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining(
                            "band 2, columns 32–47, rows 0–15: the pixels to be written could not be read:"
                                    + " cube.h5: chunk 7 is spoilt");
        }
        onlyTheOldFileIsThere(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void sourceBreaks(int threads) throws IOException {
        Path file = old();
        AtomicInteger running = new AtomicInteger();
        TileSource source = window -> {
            running.incrementAndGet();
            try {
                if (window.band() == 2) {
                    throw new ArithmeticException("broken");
                }
                return GeoTiffWriterTest.pixels(window);
            } finally {
                running.decrementAndGet();
            }
        };
        ProgressListener none = ProgressListener.none();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec(false), threads, none, Cancellation.never())) {
            assertThatThrownBy(() -> writer.write(source))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("broken");
            // nobody reads any more once write has returned
            assertThat(running).hasValue(0);
        }
        onlyTheOldFileIsThere(file);
    }

    @Test
    void folderIsMissing() {
        assertThatThrownBy(() -> GeoTiffWriter.open(folder.resolve("no/such/a.tif"), spec(false)))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("its folder does not exist. Create the folder first");
    }

    @Test
    void nameIsTakenByAFolder() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("a.tif"));
        assertThatThrownBy(() -> GeoTiffWriter.open(taken, spec(false)))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("is a folder");
        assertThat(folder).isDirectoryNotContaining("glob:**tmp*");
    }

    private Path old() throws IOException {
        return Files.writeString(folder.resolve("a.tif"), "old");
    }

    private void onlyTheOldFileIsThere(Path file) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).isEqualTo(List.of(file));
        }
        assertThat(file).hasContent("old");
    }

    private static GeoTiffSpec spec(boolean cloud) {
        GeoTiffSpec.Builder spec = GeoTiffWriterTest.spec();
        return cloud ? spec.cloudOptimized(OverviewMethod.AVERAGE).build() : spec.build();
    }

    /** A disk on which so many bytes fit. */
    private static final class FullDisk extends PendingFile {

        private long room;

        FullDisk(Path target, long room) {
            super(target);
            this.room = room;
        }

        @Override
        void writeFully(ByteBuffer bytes, long position) throws IOException {
            int fits = (int) Math.min(room, bytes.remaining());
            room -= fits;
            super.writeFully(bytes.duplicate().limit(bytes.position() + fits), position);
            if (fits < bytes.remaining()) {
                throw new IOException("No space left on device");
            }
        }
    }

    /** A disk that takes everything and then admits that it could not. */
    private static final class UnforceableFile extends PendingFile {

        UnforceableFile(Path target) {
            super(target);
        }

        @Override
        void force(FileChannel written) throws IOException {
            throw new IOException("Input/output error");
        }
    }

    /** A program of its own, so that a limit can be set for it alone. */
    static final class WritesTooMuch {

        private WritesTooMuch() {}

        public static void main(String[] arguments) {
            int status = 0;
            try (GeoTiffWriter writer = GeoTiffWriter.open(Path.of(arguments[0]), spec(false))) {
                writer.write(GeoTiffWriterTest::pixels);
                writer.finish();
            } catch (BadFileException e) {
                System.out.println(e.getMessage());
                status = 3;
            }
            System.exit(status);
        }
    }
}
