package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.hyp3.sbas.LargeStack;
import io.jhdf.HdfFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory of an inversion does not grow with the stack: one of tens of gigabytes, computed as it is read. */
class LargeStackTest {

    @TempDir
    private Path folder;

    @Test
    void a_stack_of_half_a_gigabyte_is_inverted_in_48_MB() throws Exception {
        inverted(700, 1000, 90, "-Xmx48m");
    }

    /** 38 GB are read, and 13 GB written; some five minutes on two cores, which have nothing else to do. */
    @Test
    @Tag("soak")
    void a_stack_of_16_million_pixels_and_300_interferograms_is_inverted_in_a_gigabyte() throws Exception {
        inverted(4000, 4000, 300, "-Xmx1g");
    }

    private void inverted(int rows, int columns, int pairs, String heap) throws Exception {
        Path said = folder.resolve("said.txt");
        Path out = folder.resolve("out");

        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeStack.class.getName(),
                        String.valueOf(rows),
                        String.valueOf(columns),
                        String.valueOf(pairs),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();

        assertThat(exit).as(Files.readString(said)).isZero();
        try (HdfFile file = new HdfFile(out.resolve("velocity.h5"))) {
            float[][] velocity = (float[][]) file.getDatasetByPath("velocity").getData();
            assertThat(velocity).hasDimensions(rows, columns);
            for (int pixel = 1; pixel < rows * columns; pixel += 997) {
                double expected = LargeStack.velocity(pixel % columns);
                assertThat((double) velocity[pixel / columns][pixel % columns]).isCloseTo(expected, within(1e-6));
            }
        }
    }
}
