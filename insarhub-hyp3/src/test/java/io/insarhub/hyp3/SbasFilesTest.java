package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.InsarhubException;
import io.insarhub.hyp3.sbas.Golden;
import io.insarhub.hyp3.sbas.StackMaker;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written looks as MintPy's files do; what is read may be anything. */
class SbasFilesTest {

    @TempDir
    Path folder;

    private Path stack = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void place() {
        stack = folder.resolve("ifgramStack.h5");
        out = folder.resolve("out");
    }

    private void run(Path from, Object... options) {
        Map<String, Object> map = new LinkedHashMap<>(Map.of("minNumPixel", 1));
        for (int i = 0; i < options.length; i += 2) {
            map.put((String) options[i], options[i + 1]);
        }
        SbasInversion.with(SbasOptions.of(map)).run(from, out, null);
    }

    /** The part of the golden listing about one file: its datasets, then its root attributes. */
    private static List<String> structure(String file) throws IOException {
        String text = Files.readString(Golden.path("hdf5_structure.txt"));
        String part = text.substring(text.indexOf("== hyp3_mintpy/" + file + "\n"));
        int end = part.indexOf("\n== ", 3);
        return (end < 0 ? part : part.substring(0, end)).lines().skip(1).toList();
    }

    @Test
    void datasets_and_attributes_are_those_of_mintpys_files() throws IOException {
        run(Golden.path("hyp3_mintpy/inputs/ifgramStack.h5"), "deramp", "linear", "minNumPixel", 10);

        Map<String, String> files = new LinkedHashMap<>();
        for (String name : List.of(
                "timeseries.h5",
                "timeseries_ramp.h5",
                "temporalCoherence.h5",
                "numInvIfgram.h5",
                "maskTempCoh.h5",
                "avgSpatialCoh.h5",
                "maskConnComp.h5")) {
            files.put(name, name);
        }
        files.put("velocity.h5", "velocity_ramp.h5");
        for (Map.Entry<String, String> file : files.entrySet()) {
            List<String> expected = new ArrayList<>();
            for (String line : structure(file.getKey())) {
                if (line.startsWith("  /")) {
                    String name = line.strip().substring(1, line.strip().indexOf(':'));
                    expected.add(name + " " + line.replaceAll(".*dtype=(\\S+) shape=(\\([0-9, ]*\\)).*", "$1 $2"));
                } else if (line.contains(" = ")) {
                    expected.add("@" + line.strip().replaceAll(" = .*", ""));
                }
            }
            assertThat(described(out.resolve(file.getValue())))
                    .as(file.getValue())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<String> described(Path file) {
        List<String> lines = new ArrayList<>();
        try (HdfFile hdf = new HdfFile(file)) {
            hdf.getAttributes().keySet().forEach(name -> lines.add("@" + name));
            for (String name : new TreeSet<>(hdf.getChildren().keySet())) {
                int[] shape = hdf.getDatasetByPath(name).getDimensions();
                String text = Arrays.toString(shape).replace('[', '(').replace(']', ')');
                String type = switch (hdf.getDatasetByPath(name).getDataType().getDataClass()) {
                    case 1 -> "float32";
                    case 3 -> "|S8";
                    default -> "bool";
                };
                lines.add(name + " " + type + " " + (shape.length == 1 ? text.replace(")", ",)") : text));
            }
        }
        return lines;
    }

    @Test
    void h5py_opens_all_of_them() throws Exception {
        String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        boolean there = new ProcessBuilder(python, "-c", "import h5py")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
        assumeTrue(there, "skipped: h5py is not installed (Debian: python3-h5py)");
        run(Golden.path("hyp3_mintpy/inputs/ifgramStack.h5"), "deramp", "linear", "topographicResidual", "yes");
        Path said = folder.resolve("said.txt");

        int exit = new ProcessBuilder(python, "-c", """
                import h5py, glob, os, sys
                for f in sorted(glob.glob(sys.argv[1] + '/*.h5')):
                    with h5py.File(f, 'r') as h:
                        print(os.path.basename(f), h.attrs['FILE_TYPE'], h.attrs['UNIT'], sum(h[k][...].size for k in h))
                """, out.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();

        assertThat(Files.readString(said)).contains("maskTempCoh.h5 mask 1 3744");
        assertThat(exit).isZero();
        assertThat(Files.readAllLines(said).stream().map(line -> line.replaceAll(" .*", "")))
                .containsExactly(
                        "avgSpatialCoh.h5",
                        "demErr.h5",
                        "maskConnComp.h5",
                        "maskTempCoh.h5",
                        "numInvIfgram.h5",
                        "temporalCoherence.h5",
                        "timeseries.h5",
                        "timeseriesResidual.h5",
                        "timeseries_ramp.h5",
                        "timeseries_ramp_demErr.h5",
                        "velocity.h5",
                        "velocity_ramp.h5",
                        "velocity_ramp_demErr.h5");
    }

    @Test
    void the_result_is_the_same_whatever_the_tiles_and_threads() throws IOException {
        StackMaker.write(stack, 37, 50, StackMaker.dates(12, 100), 0.1);
        run(stack, "numWorker", 1, "maxMemory", 1);
        Map<String, byte[]> whole = bytes();

        run(stack, "numWorker", 3, "maxMemory", 0.001);

        bytes().forEach((name, content) -> assertThat(content).as(name).isEqualTo(whole.get(name)));
    }

    private Map<String, byte[]> bytes() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var paths = Files.list(out)) {
            for (Path path : paths.toList()) {
                files.put(String.valueOf(path.getFileName()), Files.readAllBytes(path));
            }
        }
        assertThat(files).containsKeys("timeseries.h5", "velocity.h5");
        return files;
    }

    @Test
    void a_file_that_is_not_there_not_hdf5_or_no_stack_is_named() throws IOException {
        assertThatThrownBy(() -> run(folder.resolve("none.h5")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("none.h5");
        Files.writeString(stack, "not HDF5 at all".repeat(100));
        assertThatThrownBy(() -> run(stack))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("ifgramStack.h5");
        assertThatThrownBy(() -> run(Golden.path("small/waterMask.h5")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("waterMask.h5")
                .hasMessageContaining("date");
        Files.write(stack, new byte[0]);
        assertThatThrownBy(() -> run(stack)).isInstanceOf(BadFileException.class);
    }

    @Test
    void a_stack_that_is_cut_short_or_corrupt_is_a_bad_file_or_gives_numbers() throws IOException {
        byte[] whole = Files.readAllBytes(Golden.path("small/inputs/ifgramStack.h5"));
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = whole.clone();
            if (i < 10) {
                bytes = Arrays.copyOf(bytes, whole.length / 10 * i);
            } else {
                for (int flip = 0; flip < 8; flip++) {
                    // the first bytes and the last are where the format keeps its book
                    int at = flip % 2 == 0 ? random.nextInt(8000) : whole.length - 1 - random.nextInt(20000);
                    bytes[at] ^= (byte) (1 << random.nextInt(8));
                }
            }
            Files.write(stack, bytes);
            try {
                SbasInversion.with(SbasOptions.defaults()).solve(stack);
            } catch (BadFileException e) {
                assertThat(e).hasMessageContaining("ifgramStack.h5");
            } catch (InsarhubException e) {
                // an attribute that was hit may make an option impossible
                assertThat(e).isInstanceOf(BadOptionException.class);
            }
        }
    }

    @Test
    void a_water_mask_of_another_size_and_a_missing_layer_are_named() {
        StackMaker.write(stack, 12, 15, StackMaker.dates(5, 100), 0);
        assertThatThrownBy(() -> run(stack, "waterMaskFile", Golden.path("small/waterMask.h5")))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("waterMask.h5")
                .hasMessageContaining("40 × 50");
        assertThatThrownBy(() -> run(stack, "maskDataset", "connectComponent"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("maskDataset");
        assertThatThrownBy(() -> run(stack, "topographicResidual", "yes"))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("geometryGeo.h5");
    }

    @Test
    void too_few_reliable_pixels_are_an_error_that_leaves_the_files() {
        StackMaker.write(stack, 5, 5, StackMaker.dates(5, 100), 0);

        assertThatThrownBy(() -> run(stack, "minNumPixel", 100))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("minNumPixel");

        assertThat(out.resolve("temporalCoherence.h5")).exists();
    }

    @Test
    void an_output_folder_that_cannot_be_is_named() throws IOException {
        StackMaker.write(stack, 5, 5, StackMaker.dates(5, 100), 0);
        Files.write(out, "a file".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> run(stack))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("out");
    }
}
