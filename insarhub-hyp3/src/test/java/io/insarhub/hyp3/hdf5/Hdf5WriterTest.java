package io.insarhub.hyp3.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.BadFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are those that h5py reads with MintPy's names, types and attributes. */
class Hdf5WriterTest {

    private static final Hdf5Dataset SERIES =
            Hdf5Dataset.float32("timeseries", 2, 3, 4).with("MODIFICATION_TIME", "1.5");
    private static final Hdf5Dataset DATE = Hdf5Dataset.text("date", 8, 2);
    private static final Hdf5Dataset MASK = Hdf5Dataset.bool("mask", 3, 4);
    private static final Hdf5Dataset EXACT = Hdf5Dataset.float64("exact", 3);
    private static final List<Hdf5Dataset> ALL = List.of(SERIES, DATE, MASK, EXACT);

    @TempDir
    Path folder;

    private static Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < 130; i++) {
            attributes.put("KEY_" + i, "v".repeat(i));
        }
        attributes.put("UNIT", "m");
        attributes.put("Ünit", "µm");
        return attributes;
    }

    private Path write() {
        Path file = folder.resolve("timeseries.h5");
        try (Hdf5Writer writer = Hdf5Writer.create(file, ALL, attributes())) {
            writer.write(DATE, List.of("20200101", "20200113"));
            float[] row = new float[4];
            for (int i = 5; i >= 0; i--) {
                for (int j = 0; j < 4; j++) {
                    row[j] = i + j / 10f;
                }
                writer.write(SERIES, 4L * i, row, 4);
            }
            writer.write(MASK, 4, new boolean[] {true, false, true, true}, 4);
            writer.write(EXACT, 0, new double[] {Math.PI, Double.NaN, -0.0}, 3);
        }
        return file;
    }

    @Test
    void h5py_reads_what_was_written() throws Exception {
        assumeTrue(hasH5py(), "skipped: h5py is not installed (Debian: python3-h5py)");
        Path file = write();

        String seen = python("""
                import h5py, sys
                f = h5py.File(sys.argv[1], 'r')
                print(sorted(f.keys()))
                for k in sorted(f.keys()):
                    print(k, f[k].dtype, f[k].shape, dict(f[k].attrs))
                print(f['timeseries'][...].tolist())
                print(f['date'][...].tolist())
                print(f['mask'][...].tolist())
                print(f['exact'][...].tolist())
                print(len(f.attrs), type(f.attrs['UNIT']).__name__, f.attrs['UNIT'], repr(f.attrs['KEY_0']), len(f.attrs['KEY_129']), ascii(f.attrs['\\u00dcnit']))
                """, file);

        assertThat(seen.lines())
                .containsExactly(
                        "['date', 'exact', 'mask', 'timeseries']",
                        "date |S8 (2,) {}",
                        "exact float64 (3,) {}",
                        "mask bool (3, 4) {}",
                        "timeseries float32 (2, 3, 4) {'MODIFICATION_TIME': '1.5'}",
                        series(),
                        "[b'20200101', b'20200113']",
                        "[[False, False, False, False], [True, False, True, True], [False, False, False, False]]",
                        "[3.141592653589793, nan, -0.0]",
                        "132 str m '' 129 '\\xb5m'");
    }

    private static String series() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 6; i++) {
            text.append(i % 3 == 0 ? (i == 0 ? "[[" : "]], [[") : "], [");
            for (int j = 0; j < 4; j++) {
                text.append(j == 0 ? "" : ", ").append((double) (i + j / 10f));
            }
        }
        return text.append("]]]").toString();
    }

    @Test
    void h5py_can_add_to_the_file() throws Exception {
        assumeTrue(hasH5py(), "skipped: h5py is not installed (Debian: python3-h5py)");
        Path file = write();

        String seen = python("""
                import h5py, sys
                with h5py.File(sys.argv[1], 'r+') as f:
                    f.attrs['REF_Y'] = '14'
                    f.create_dataset('more', data=[1, 2, 3])
                    f['timeseries'][0, 0, 0] = 7
                with h5py.File(sys.argv[1], 'r') as f:
                    print(f.attrs['REF_Y'], f.attrs['KEY_77'] == 'v' * 77, f['more'][...].tolist(), f['timeseries'][0, 0, 0])
                """, file);

        assertThat(seen.strip()).isEqualTo("14 True [1, 2, 3] 7.0");
    }

    @Test
    void a_file_that_was_begun_can_be_gone_on_with_and_another_cannot() throws Exception {
        Path file = write();
        byte[] before = Files.readAllBytes(file);

        try (Hdf5Writer writer = Objects.requireNonNull(Hdf5Writer.open(file, ALL, attributes()))) {
            float[] back = new float[2];
            writer.read(SERIES, 5, back, 2);
            assertThat(back).containsExactly(1.1f, 1.2f);
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Hdf5Writer.open(file, List.of(SERIES), attributes())).isNull();
        assertThat(Hdf5Writer.open(file, ALL, Map.of())).isNull();
        assertThat(Hdf5Writer.open(folder.resolve("none.h5"), ALL, attributes()))
                .isNull();
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(Hdf5Writer.open(file, ALL, attributes())).isNull();
    }

    @Test
    void elements_outside_or_of_another_type_are_refused() {
        try (Hdf5Writer writer = Hdf5Writer.create(folder.resolve("a.h5"), ALL, Map.of())) {
            assertThatThrownBy(() -> writer.write(SERIES, 23, new float[2], 2))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.write(EXACT, 0, new float[2], 2))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.write(Hdf5Dataset.float32("other", 2), 0, new float[2], 2))
                    .hasMessageContaining("other");
            assertThatThrownBy(() -> writer.write(DATE, List.of("202001011"))).hasMessageContaining("longer");
        }
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Hdf5Writer.create(folder.resolve("no/where.h5"), ALL, Map.of()))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("where.h5");
    }

    @Test
    void a_series_beyond_two_gigabytes_is_written_where_it_belongs() throws Exception {
        assumeTrue(hasH5py(), "skipped: h5py is not installed (Debian: python3-h5py)");
        Hdf5Dataset large = Hdf5Dataset.float32("timeseries", 300, 2000, 2000);
        Path file = folder.resolve("large.h5");

        try (Hdf5Writer writer = Hdf5Writer.create(file, List.of(large), Map.of())) {
            writer.write(large, large.elements() - 1, new float[] {42}, 1);
        }

        assertThat(python("""
                import h5py, sys
                f = h5py.File(sys.argv[1], 'r')
                print(f['timeseries'].shape, f['timeseries'][299, 1999, 1998:].tolist())
                """, file).strip()).isEqualTo("(300, 2000, 2000) [0.0, 42.0]");
    }

    @Test
    void the_checksum_is_that_of_lookup3() {
        // from the hash's own test driver: hashlittle of this text, started at 0
        byte[] text = "Four score and seven years ago".getBytes(StandardCharsets.US_ASCII);

        assertThat(Lookup3.of(text)).isEqualTo(0x17770551);
    }

    private static boolean hasH5py() throws Exception {
        return new ProcessBuilder(python(), "-c", "import h5py")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static String python() {
        return Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    }

    private String python(String script, Path file) throws Exception {
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(python(), "-c", script, file.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int exit = process.waitFor();
        assertThat(exit).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }
}
