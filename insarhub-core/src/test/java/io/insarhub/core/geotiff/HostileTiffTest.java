package io.insarhub.core.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a file's bytes, reading it ends soon, in few bytes of memory: with pixels, or with an error. */
@Timeout(60)
class HostileTiffTest {

    private static final Path DECAY_MAP = Path.of("src/test/resources/golden/folders/python-0.4/p100_f466/decay_maps")
            .resolve("S1_coherence_decay_winter_vv.tif");

    @TempDir
    static Path folder;

    static Stream<String> names() {
        return Stream.of("deflated tiles", "interleaved LZW strips", "plain BigTIFF");
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(
                switch (name) {
                    case "deflated tiles" -> variant(SampleType.INT16, 1, 0, 0, 1, 1, 1, 0);
                    case "plain BigTIFF" -> variant(SampleType.UINT8, 0, 1, 2, 1, 0, 0, 1);
                    default -> DECAY_MAP;
                });
    }

    private static Path variant(SampleType type, Integer... others) {
        List<Integer> choices = new ArrayList<>(List.of(type.ordinal()));
        choices.addAll(List.of(others));
        return new Variant(List.copyOf(choices)).write(folder);
    }

    @ParameterizedTest
    @MethodSource("names")
    void cutOffAnywhere(String name) throws IOException {
        byte[] file = file(name);
        List<String> whole = everything(file);
        int refused = 0;
        for (int length = 0; length < file.length; length++) {
            try {
                assertThat(everything(Arrays.copyOf(file, length)))
                        .as("cut to " + length)
                        .isEqualTo(whole);
            } catch (BadFileException e) {
                assertThat(e).hasMessageContaining("memory/a.tif");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(file.length * 9 / 10);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anyByteChanged(String name) throws IOException {
        byte[] file = file(name);
        int refused = 0;
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) (at % 2 == 0 ? 0x01 : 0xFF);
            try {
                everything(changed);
            } catch (BadFileException e) {
                assertThat(e).hasMessageContaining("memory/a.tif");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aChangedByteOfDeflatedPixelsNeverGoesUnnoticed() throws IOException {
        byte[] file = file("deflated tiles");
        BlockLayout layout = layout(file);
        List<String> whole = everything(file);
        int last = layout.columns() * layout.rows() * layout.bands() - 1;
        for (int block = 0; block <= last; block++) {
            for (long at = layout.offset(block); at < layout.offset(block) + layout.byteCount(block); at += 3) {
                byte[] changed = file.clone();
                changed[(int) at] ^= 0x10;
                try {
                    // a few bits mean nothing, as those that tell how hard the packer tried
                    assertThat(everything(changed)).as("byte " + at).isEqualTo(whole);
                } catch (BadFileException e) {
                    assertThat(e).hasMessageContaining("tile in column").hasMessageContaining("get it again");
                }
            }
        }
    }

    static Stream<Arguments> lies() {
        byte[] pixels = new byte[64];
        List<Arguments> lies = new ArrayList<>();
        lie(lies, "a directory that follows itself", loop(pixels), "loop");
        lie(
                lies,
                "a directory of sub-directories that are itself",
                image(pixels).number(330, 72),
                "loop");
        lie(lies, "a directory past the end", image(pixels).next(1 << 30), "past the end");
        lie(lies, "no width", image(pixels).without(256), "the width is missing");
        lie(lies, "no rows", image(pixels).number(257, 0), "the height is 0");
        lie(lies, "2³² columns", image(pixels).number(256, 0xFFFFFFFFL), "the width is 4294967295");
        lie(
                lies,
                "2³² offsets",
                image(pixels).field(273, 4, 0xFFFFFFFFL, new byte[] {1, 0, 0, 127, 0}),
                "past the end");
        lie(lies, "2³² bits per sample", image(pixels).field(258, 3, 0xFFFFFFFFL, new byte[4]), "claims 4294967295");
        lie(lies, "a gigabyte of text", image(pixels).field(42113, 2, 1 << 30, new byte[4]), "claims 1073741824");
        lie(lies, "pixels past the end", image(pixels).number(273, 1 << 30), "past the end");
        lie(lies, "pixels that end early", image(pixels).number(279, 60), "ends early");
        lie(lies, "tiles of 0 × 16", tiled(pixels, 0, 16), "the tile width is 0");
        lie(lies, "tiles of 2³¹ − 1 squared", tiled(pixels, Integer.MAX_VALUE, Integer.MAX_VALUE), "MiB each");
        lie(lies, "deflated tiles of 2 GB", tiled(pixels, 1 << 16, 1 << 15).number(259, 8), "TILED=YES");
        lie(lies, "no offsets", image(pixels).without(273), "nothing says where the pixels stand");
        lie(lies, "fewer offsets than strips", image(pixels).number(278, 1), "more are needed");
        lie(
                lies,
                "packed pixels longer than sense",
                image(pixels).number(259, 5).number(279, 1 << 30),
                "is said to take");
        lie(lies, "LZW that is none", image(pixels).number(259, 5), "strip 0");
        lie(lies, "DEFLATE that is none", image(pixels).number(259, 8), "make no sense");
        lie(lies, "65536 bands", image(pixels).number(277, 65536), "the number of bands");
        lie(lies, "bands of two types", image(pixels).number(277, 2).shorts(258, 8, 16), "-b 1");
        lie(lies, "bits, not bytes", image(pixels).number(258, 1), "samples of 1 bits");
        lie(lies, "complex numbers", image(pixels).number(258, 64).number(339, 6), "complex");
        lie(lies, "JPEG", image(pixels).number(259, 7), "JPEG, which is not read here");
        lie(lies, "ZSTD", image(pixels).number(259, 50000), "COMPRESS=DEFLATE");
        lie(lies, "LERC", image(pixels).number(259, 34887), "LERC");
        lie(
                lies,
                "a predictor for floats on bytes",
                image(pixels).number(259, 8).number(317, 3),
                "predictor 3");
        lie(lies, "bits in reverse", image(pixels).number(266, 2), "reverse order");
        lie(lies, "a nodata value in words", image(pixels).text(42113, "none"), "\"none\" is no number");
        lie(lies, "no TIFF", image(pixels), "is no TIFF");
        return lies.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void aLieIsFoundOut(String lie, byte[] file, String words) {
        MemorySource source =
                new MemorySource(lie.equals("no TIFF") ? "<html></html>".getBytes(StandardCharsets.UTF_8) : file);
        assertThatThrownBy(() -> {
                    try (GeoTiffReader reader = GeoTiffReader.open(source)) {
                        reader.read(new TileWindow(1, 0, 0, 8, 8));
                    }
                })
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("memory/a.tif")
                .hasMessageContaining(words);
        assertThat(source.isClosed()).isTrue();
    }

    private static void lie(List<Arguments> lies, String name, TiffBytes file, String words) {
        lies.add(Arguments.of(name, file.build(), words));
    }

    private static TiffBytes image(byte[] pixels) {
        return new TiffBytes(8, 8, pixels);
    }

    private static TiffBytes loop(byte[] pixels) {
        TiffBytes image = image(pixels);
        return image.next(image.directoryAt());
    }

    private static TiffBytes tiled(byte[] pixels, long width, long height) {
        return image(pixels)
                .number(322, width)
                .number(323, height)
                .number(324, 8)
                .number(325, pixels.length);
    }

    private static BlockLayout layout(byte[] file) {
        Fetcher fetcher = new Fetcher(new MemorySource(file), io.insarhub.api.Cancellation.never());
        return new BlockLayout(DirectoryChain.read(fetcher).get(0));
    }

    /** Everything that a file says, of each level and of at most three bands at most 64 × 64 pixels. */
    private static List<String> everything(byte[] file) {
        List<String> found = new ArrayList<>();
        try (GeoTiffReader reader = GeoTiffReader.open(new MemorySource(file))) {
            GeoTiffInfo info = reader.info();
            found.add(info.toString() + info.nodata() + info.geoTransform() + info.crs() + info.pixelInterpretation());
            found.add(info.tags().toString());
            if (info.bandCount() <= 3) {
                found.add(info.bandDescriptions().toString() + info.bandTags());
            }
            for (int level = 0; level < info.levels().size(); level++) {
                GeoTiffInfo.Level size = info.levels().get(level);
                int width = Math.min(64, size.width());
                int height = Math.min(64, size.height());
                int at = level;
                IntStream.rangeClosed(1, Math.min(3, info.bandCount()))
                        .mapToObj(band -> reader.readDoubles(at, new TileWindow(band, 0, 0, width, height)))
                        .map(pixels -> Integer.toHexString(Arrays.hashCode(pixels)))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
