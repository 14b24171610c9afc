package io.insarhub.hyp3.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.spi.StageContext;
import io.insarhub.core.geotiff.Crs;
import io.insarhub.core.geotiff.GeoTiffSpec;
import io.insarhub.core.geotiff.GeoTiffWriter;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.Samples;
import io.insarhub.hyp3.Hyp3SbasOptions;
import io.insarhub.hyp3.JvmSbasAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pain 19: memory grows with the stack. From products to velocity in a heap that holds a fraction of them. */
class Pain19MemoryGrowsWithTheStackTest {

    private static final int SIZE = 1000;
    private static final int DATES = 9;

    @TempDir
    private Path home;

    /** The work of the child. */
    public static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            Map<String, Object> options =
                    Map.of("reference_yx", "0, 0", "networkInversion_maskDataset", "no", "topographicResidual", "no");
            JvmSbasAnalyzer.of(Hyp3SbasOptions.of(options)).run(StageContext.in(Path.of(arguments[0])));
        }
    }

    @Test
    void aStackManyTimesLargerThanTheHeapIsPreparedLoadedAndInverted() throws Exception {
        Path folder = Files.createDirectory(home.resolve("p100_f466"));
        int pairs = 0;
        for (int apart = 1; apart <= 2; apart++) {
            for (int first = 0; first + apart < DATES; first++) {
                product(folder, first, first + apart);
                pairs++;
            }
        }
        long bytes = 2L * pairs * SIZE * SIZE * 4;
        assertThat(bytes).isGreaterThan(100_000_000);

        Path said = home.resolve("said.txt");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();

        assertThat(exit).as(Files.readString(said)).isZero();
        assertThat(folder.resolve("velocity.h5")).isRegularFile();
    }

    private static void product(Path folder, int first, int second) throws IOException {
        LocalDate start = LocalDate.of(2020, 1, 1);
        String name = "S1AA_" + day(start.plusDays(12L * first)) + "_" + day(start.plusDays(12L * second))
                + "_VVP012_INT80_G_ueF_" + first + "00" + second;
        Path product = Files.createDirectory(folder.resolve(name));
        Files.writeString(product.resolve(name + ".txt"), "Baseline: 1.5\nHeading: 193.0\n");
        raster(product.resolve(name + "_unw_phase.tif"), second - first, 0.001f);
        raster(product.resolve(name + "_corr.tif"), 0.9f, 0);
        if (first == 0 && second == 1) {
            raster(product.resolve(name + "_dem.tif"), 500, 1);
        }
    }

    private static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE) + "T000000";
    }

    /** A plane: so much, and so much more of it for each row. */
    private static void raster(Path file, float value, float slope) {
        GeoTiffSpec spec = GeoTiffSpec.builder(SIZE, SIZE)
                .geoTransform(new GeoTransform(400000, 4000000, 80, 80))
                .crs(Crs.ofEpsg(32612))
                .nodata(0)
                .build();
        try (GeoTiffWriter writer = GeoTiffWriter.open(file, spec)) {
            writer.write(window -> {
                float[] pixels = new float[window.pixels()];
                for (int i = 0; i < pixels.length; i++) {
                    int row = window.y() + i / window.width();
                    pixels[i] = value * (1 + slope * row);
                }
                return Samples.of(pixels);
            });
            writer.finish();
        }
    }
}
