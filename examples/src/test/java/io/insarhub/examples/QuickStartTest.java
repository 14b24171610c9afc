package io.insarhub.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.insarhub.api.StackId;
import io.insarhub.core.Layout;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Stage;
import io.insarhub.core.Workdir;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.examples.python.PythonFolder;
import io.insarhub.examples.python.PythonRasters;
import io.insarhub.export.GeoTiffExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README's first command, from the real records to the maps; run once, looked at by all tests. */
@ExtendWith(OneQuickStart.class)
class QuickStartTest {

    private static final int PAIRS = 320;

    private final OneQuickStart.Run run;
    private final Path study;
    private final Path folder;
    private final String printed;
    private final QuickStart.Offline done;

    QuickStartTest(OneQuickStart.Run run) {
        this.run = run;
        study = run.study();
        folder = study.resolve("p13_f411");
        printed = run.printed();
        done = run.done();
    }

    @Test
    void every_stack_has_its_pairs_and_the_largest_one_goes_all_the_way() {
        Workdir wd = Workdir.open(study);

        assertThat(wd.layout()).isEqualTo(Layout.MULTI_STACK);
        assertThat(wd.stacks()).hasSize(6).allSatisfy(stack -> {
            assertThat(stack.status().problems()).isEmpty();
            assertThat(stack.networkPlotPath()).isRegularFile();
            assertThat(stack.path().resolve("designed_" + stack.id() + ".png")).isRegularFile();
            boolean largest = stack.id().equals(StackId.parse("p13_f411"));
            assertThat(stack.stage()).isEqualTo(largest ? Stage.EXPORTED : Stage.PAIRS_SELECTED);
            assertThat(printed).contains(stack.id().toString());
        });
        assertThat(wd.stacks().stream()
                        .mapToInt(stack ->
                                stack.stackFile().orElseThrow().scenes().size())
                        .sum())
                .isEqualTo(176);
    }

    /** Half a wavelength, a sign, or radians for metres would be off by the bowl itself, which moves by more than 4 mm/yr on average. */
    @Test
    void the_velocity_is_the_true_one() {
        Accuracy accuracy = done.accuracy();
        double bowl = 0;
        for (float value : accuracy.expected) {
            bowl += value * value / accuracy.expected.length;
        }

        assertThat(Math.sqrt(bowl)).isGreaterThan(4);
        assertThat(accuracy.pixels).isGreaterThan(12_000);
        assertThat(accuracy.rmse).isLessThan(0.6);
        assertThat(accuracy.pretended).isBetween(0.05, 0.5);
        assertThat(printed).contains("RMSE " + String.format(java.util.Locale.ROOT, "%.2f", accuracy.rmse));
    }

    @Test
    void gdal_reads_in_every_raster_what_the_hdf5_files_hold(@TempDir Path temp) throws Exception {
        assumeTrue(PythonRasters.isAvailable(), "skipped: no python3-gdal or no python3-h5py");
        List<Path> rasters;
        try (Stream<Path> files = Files.list(folder)) {
            rasters = files.filter(file -> file.toString().endsWith(".tif")).toList();
        }
        List<Path> onRequest = List.of(
                export("geometryGeo.h5", "height", temp),
                export("geometryGeo.h5", "incidenceAngle", temp),
                export("ifgramStack.h5", "unwrapPhase", temp));

        assertThat(rasters)
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "timeseries.tif",
                        "timeseries_ramp_demErr.tif",
                        "velocity.tif",
                        "velocity_velocityStd.tif",
                        "temporalCoherence.tif",
                        "avgSpatialCoh.tif",
                        "numInvIfgram.tif",
                        "demErr.tif",
                        "maskTempCoh.tif",
                        "maskConnComp.tif");
        assertThat(PythonRasters.compare(folder, rasters))
                .hasSameSizeAs(rasters)
                .allMatch(line -> line.matches(".* same [1-9]\\d*"));
        assertThat(PythonRasters.compare(folder.resolve("inputs"), onRequest))
                .hasSize(3)
                .allMatch(line -> line.matches(".* same [1-9]\\d*"));
    }

    private Path export(String file, String dataset, Path to) {
        return GeoTiffExport.of(folder.resolve("inputs").resolve(file))
                .dataset(dataset)
                .to(to.resolve(dataset + ".tif"));
    }

    /** Its first date is 0 throughout, which HyP3's files say is no data. */
    @Test
    void the_footprint_of_a_series_is_that_of_its_second_date() {
        assertThat(Aoi.read(folder.resolve("timeseries_footprint.gpkg"))
                        .geometry()
                        .getArea())
                .isPositive();
    }

    @Test
    void the_job_that_failed_was_retried_and_nothing_else_was_paid_for_twice() {
        StackFolder stack = Workdir.open(study).stack(StackId.parse("p13_f411"));

        assertThat(done.accepted()).hasSize(PAIRS);
        assertThat(done.accepted().values().stream().filter(times -> times == 2))
                .hasSize(1);
        assertThat(done.accepted().values().stream().filter(times -> times == 1))
                .hasSize(PAIRS - 1);
        assertThat(stack.jobs().orElseThrow().allJobIds()).hasSize(PAIRS);
        assertThat(stack.retryJobs())
                .singleElement()
                .satisfies(retry -> assertThat(retry.allJobIds()).hasSize(1));
        assertThat(stack.products()).hasSize(PAIRS);
    }

    @Test
    void what_is_simulated_says_so() throws IOException {
        Path product =
                Workdir.open(study).stack(StackId.parse("p13_f411")).products().get(0);

        assertThat(printed).contains("the interferograms are simulated");
        try (ZipFile zip = new ZipFile(product.toFile())) {
            String name = String.valueOf(product.getFileName()).replace(".zip", "");
            String prefix = name + "/" + name;
            assertThat(text(zip, prefix + ".README.md.txt")).contains("SIMULATED PRODUCT");
            assertThat(text(zip, prefix + ".txt")).contains("\nSimulated: yes");
            assertThat(text(zip, prefix + "_unw_phase.tif")).contains("<Item name=\"simulated\">yes</Item>");
        }
    }

    private static String text(ZipFile zip, String entry) throws IOException {
        try (InputStream bytes = zip.getInputStream(zip.getEntry(entry))) {
            return new String(bytes.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void the_pictures_that_it_names_are_there() {
        assertThat(printed.lines().map(String::strip).filter(line -> line.endsWith(".png")))
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(line -> assertThat(Path.of(line)).isRegularFile());
        assertThat(printed).contains("stage", "files", "seconds").containsPattern("in all +\\d+");
    }

    @Test
    void the_python_program_would_stumble_over_no_file() {
        assertThat(PythonFolder.faults(folder)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "stack_p13_f411.json,           '[\n      \"S1', '[\n     \"S1',     form that Python writes",
        "stack_p13_f411.json,           ':S1B',         ',S1B',              has no score under",
        "insarhub_config.json,          '\"type\"',     '\"kind\"',          neither a name nor",
        "insarhub_config.json,          '\n}',          '\n',                cannot be read",
        "hyp3_jobs.json,                'job_ids',      'jobs',              other keys",
        ".insarhub_cache.json,          'INT80',        'INT90',             is not in out_dir",
        ".insarhub_quality_cache.json,  ': 2,',         ': 3,',              not of schema 2",
        ".insarhub_pair_quality_db.json,'\"_complete\": true', '\"_complete\": false', not complete",
        ".mintpy.cfg,                   '_corr_clip.tif', '_cor_clip.tif',     nothing is there",
        ".mintpy.cfg,                   'InSARHub',     'another',           begins otherwise",
        "timeseries.h5,                 'X_FIRST',      'X_FIRXT',           cannot be read",
        "velocity.tif,                  '-9999',        '-9998',             no data",
        "point_history.csv,             '2017-02-22,',  '2017-02-22,,',      ragged",
    })
    void the_check_of_files_finds_what_is_wrong(String name, String right, String wrong, String fault)
            throws IOException {
        Path file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        FileTime time = Files.getLastModifiedTime(file);
        String text = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text).contains(right);
        try {
            Files.write(file, text.replace(right, wrong).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

            assertThat(PythonFolder.faults(folder, file)).anyMatch(line -> line.contains(fault));
        } finally {
            Files.write(file, whole);
            Files.setLastModifiedTime(file, time);
        }
    }

    @Test
    void the_check_of_files_finds_broken_archives_and_strangers() throws IOException {
        Path product =
                Workdir.open(study).stack(StackId.parse("p13_f411")).products().get(0);
        Path stranger = folder.resolve("stranger.json");
        Path cut = folder.resolve("S1AA_20200101T000000_20200113T000000_VVP012_INT80_G_ueF_0001.zip");
        Path other = folder.resolve("velocity_ramp_ramp.h5");
        byte[] bytes = Files.readAllBytes(product);
        try {
            Files.writeString(stranger, "{}");
            Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));

            Files.copy(folder.resolve("maskTempCoh.h5"), other);

            assertThat(PythonFolder.faults(folder, other)).anyMatch(fault -> fault.contains("FILE_TYPE is mask"));
            assertThat(PythonFolder.faults(folder, stranger))
                    .singleElement()
                    .asString()
                    .contains("nobody knows");
            assertThat(PythonFolder.faults(folder, cut))
                    .singleElement()
                    .asString()
                    .contains("cannot be read");
        } finally {
            Files.delete(stranger);
            Files.delete(cut);
            Files.deleteIfExists(other);
        }
    }

    @Test
    void a_second_run_orders_nothing_and_changes_no_byte() throws IOException {
        Map<String, Long> first = contents();

        QuickStart.Offline second = run.again(new ByteArrayOutputStream());

        assertThat(second.accepted()).isEmpty();
        Map<String, Long> changed = new TreeMap<>(contents());
        changed.entrySet().removeIf(file -> file.getValue().equals(first.get(file.getKey())));
        assertThat(changed).isEmpty();
        assertThat(contents().keySet()).isEqualTo(first.keySet()).hasSizeGreaterThan(2000);
    }

    private Map<String, Long> contents() throws IOException {
        Map<String, Long> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(study)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32 sum = new CRC32();
                sum.update(Files.readAllBytes(file));
                all.put(study.relativize(file).toString(), sum.getValue());
            }
        }
        return all;
    }
}
