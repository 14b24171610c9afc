package io.insarhub.hyp3;

import static io.insarhub.hyp3.StackOfProducts.NAMES;
import static io.insarhub.hyp3.StackOfProducts.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.LonLat;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.Insarhub;
import io.insarhub.core.Stage;
import io.insarhub.core.Workdir;
import io.insarhub.core.geo.Utm;
import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.GeoTransform;
import io.insarhub.core.geotiff.PixelInterpretation;
import io.insarhub.core.geotiff.TileWindow;
import io.insarhub.hyp3.standin.ProductZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Products become clipped layers on one grid, whatever state they are found in. */
class PrepareTest {

    private static final String[] LAYERS = {"unw_phase", "corr", "dem"};
    private static final Hyp3SbasAnalyzer ANALYZER = Hyp3SbasAnalyzer.of(Hyp3SbasOptions.defaults());
    private static final Hyp3SbasAnalyzer LENIENT = Hyp3SbasAnalyzer.of(
            Hyp3SbasOptions.of(Map.of("leave_out_incomplete", true, "leave_out_other_grids", true)));

    @TempDir
    private Path home;

    private Path folder;
    private StageContext context;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(home.resolve("p100_f466"));
        context = StageContext.in(folder);
    }

    @Test
    void golden_products_are_cut_to_what_all_cover() throws Exception {
        StackOfProducts.goldenZips(folder.resolve("hyp3/deep/down"));

        PrepareReport report = ANALYZER.prepare(context);

        assertThat(report.grid()).isEqualTo(new PrepareReport.Grid(32612, 400320, 3959680, 80, 80, 72, 52));
        assertThat(report.products()).hasSize(34);
        assertThat(report.written()).hasSize(34 * 2 + 4 * 4);
        assertThat(report.warnings()).isEmpty();
        for (Path product : StackOfProducts.golden()) {
            String name = product.getFileName().toString();
            assertCut(product.resolve(name + "_unw_phase.tif"), clip(name, "unw_phase"));
            assertThat(folder.resolve("clip").resolve(name + ".txt"))
                    .hasSameBinaryContentAs(product.resolve(name + ".txt"));
        }
        assertThat(Files.readString(folder.resolve(".mintpy.cfg")))
                .isEqualTo(MintpyConfig.hyp3Defaults()
                        .withLayers(folder.resolve("clip"))
                        .toCfg())
                .contains("mintpy.load.waterMaskFile                = " + folder.resolve("clip/*_water_mask_clip.tif"));
        assertThat(Workdir.open(folder).stacks().get(0).stage()).isEqualTo(Stage.PREPARED);
        assertThat(Files.readString(folder.resolve("insarhub_config.json"))).contains("\"analyzer\": \"Hyp3_SBAS\"");
    }

    private static void assertCut(Path whole, Path cut) {
        try (GeoTiffReader a = GeoTiffReader.open(whole);
                GeoTiffReader b = GeoTiffReader.open(cut)) {
            GeoTransform from = a.info().geoTransform().orElseThrow();
            GeoTransform to = b.info().geoTransform().orElseThrow();
            int x = (int) ((to.west() - from.west()) / 80);
            int y = (int) ((from.north() - to.north()) / 80);
            TileWindow there =
                    new TileWindow(1, x, y, b.info().width(), b.info().height());
            TileWindow here = new TileWindow(1, 0, 0, b.info().width(), b.info().height());
            assertThat(b.readFloats(0, here)).isEqualTo(a.readFloats(0, there));
            assertThat(b.info().sampleType()).isEqualTo(a.info().sampleType());
            assertThat(b.info().nodata()).isEqualTo(a.info().nodata());
            assertThat(b.info().epsg()).isEqualTo(a.info().epsg());
            assertThat(b.info().pixelInterpretation()).isEqualTo(PixelInterpretation.POINT);
        }
    }

    @Test
    void what_is_done_and_whole_stays_and_what_is_damaged_is_made_again() throws Exception {
        NAMES.forEach(name -> product(folder, name, 32612, 400000, 4000000, LAYERS));
        PrepareReport first = ANALYZER.prepare(context);
        Path good = clip(NAMES.get(0), "corr");
        Path cutShort = clip(NAMES.get(1), "corr");
        Path foreign = clip(NAMES.get(2), "corr");
        byte[] whole = Files.readAllBytes(cutShort);
        Files.write(cutShort, java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.copy(clip(NAMES.get(2), "dem"), foreign, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        StackOfProducts.raster(
                folder.resolve(NAMES.get(2)).resolve(NAMES.get(2) + "_corr.tif"), 32612, 399920, 4000000, 41, 30);

        PrepareReport second = ANALYZER.prepare(context);

        assertThat(first.written()).hasSize(9);
        assertThat(second.written()).contains(cutShort).doesNotContain(good).hasSizeLessThanOrEqualTo(2);
        assertThat(second.kept()).contains(good);
        assertThat(Files.readAllBytes(cutShort)).isEqualTo(whole);
        assertThat(ANALYZER.prepare(context).written()).isEmpty();
    }

    @Test
    void cancelled_in_the_middle_it_goes_on_from_there() throws Exception {
        StackOfProducts.goldenZips(folder);
        Cancellation cancellation = new Cancellation();
        ProgressListener impatient = progress -> {
            if (progress.message().equals("clipping") && progress.done() == 20) {
                cancellation.cancel();
            }
        };

        assertThatThrownBy(() -> ANALYZER.prepare(new StageContext(folder, impatient, cancellation)))
                .isInstanceOf(CancelledException.class);
        assertThat(folder.resolve(".mintpy.cfg")).doesNotExist();
        PrepareReport report = ANALYZER.prepare(context);

        assertThat(report.kept()).hasSizeGreaterThan(10);
        assertThat(report.written()).isNotEmpty();
        assertThat(report.kept().size() + report.written().size()).isEqualTo(84);
    }

    @Test
    void different_extents_share_what_all_cover_on_the_grid() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        product(folder, NAMES.get(1), 32612, 400080, 4000160, "unw_phase", "corr");
        product(folder, NAMES.get(2), 32612, 399840, 3999920, "unw_phase", "corr");

        PrepareReport report = ANALYZER.prepare(context);

        assertThat(report.grid()).isEqualTo(new PrepareReport.Grid(32612, 400080, 3999920, 80, 80, 37, 27));
        try (GeoTiffReader reader = GeoTiffReader.open(clip(NAMES.get(1), "corr"))) {
            assertThat(reader.readFloats(0, new TileWindow(1, 36, 26, 1, 1)))
                    .containsExactly(StackOfProducts.value(400080 + 36 * 80, 3999920 - 26 * 80));
        }
    }

    @Test
    void layers_that_differ_by_a_pixel_end_up_the_same_size_with_a_warning() throws IOException {
        Path product = product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        StackOfProducts.raster(product.resolve(NAMES.get(0) + "_water_mask.tif"), 32612, 400000, 4000000, 39, 30);

        PrepareReport report = ANALYZER.prepare(context);

        assertThat(report.grid().width()).isEqualTo(39);
        assertThat(report.warnings()).singleElement().asString().contains("40 × 30 pixels became 39 × 30");
    }

    @Test
    void zones_sizes_and_fractions_of_a_pixel_are_listed_by_group() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        product(folder, NAMES.get(1), 32611, 400000, 4000000, LAYERS);
        product(folder, NAMES.get(2), 32612, 400030, 4000000, LAYERS);

        assertThatThrownBy(() -> ANALYZER.prepare(context))
                .isInstanceOf(BadFileException.class)
                .hasMessageContainingAll(
                        "3 grids",
                        "EPSG:32611, pixels of 80 × 80, lattice at (0, 0), 1 product: " + NAMES.get(1),
                        "lattice at (30, 0), 1 product: " + NAMES.get(2));
    }

    @Test
    void products_on_other_grids_than_most_are_left_out_on_request() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        product(folder, NAMES.get(1), 32611, 400000, 4000000, LAYERS);
        product(folder, NAMES.get(2), 32612, 400080, 4000000, LAYERS);

        PrepareReport report = LENIENT.prepare(context);

        assertThat(report.products()).containsExactly(NAMES.get(0), NAMES.get(2));
        assertThat(report.leftOut()).containsOnlyKeys(NAMES.get(1));
    }

    @Test
    void products_on_other_grids_than_most_are_warped_to_it_on_request() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        product(folder, NAMES.get(1), 32612, 400040, 4000000, LAYERS);
        product(folder, NAMES.get(2), 32612, 400080, 4000000, LAYERS);
        Hyp3SbasAnalyzer warping = Hyp3SbasAnalyzer.of(Hyp3SbasOptions.of(Map.of("warp_other_grids", true)));

        PrepareReport report = warping.prepare(context);

        assertThat(report.products()).containsExactlyElementsOf(NAMES);
        assertThat(report.grid()).isEqualTo(new PrepareReport.Grid(32612, 400080, 4000000, 80, 80, 39, 30));
        assertThat(report.warnings())
                .singleElement()
                .asString()
                .startsWith("1 product was resampled to the grid of most (EPSG:32612): " + NAMES.get(1));
        try (GeoTiffReader reader = GeoTiffReader.open(clip(NAMES.get(1), "corr"))) {
            float half = (StackOfProducts.value(400440, 3999200) + StackOfProducts.value(400520, 3999200)) / 2;
            assertThat(reader.readFloats(0, new TileWindow(1, 5, 10, 1, 1))[0])
                    .isCloseTo(half, org.assertj.core.api.Assertions.within(1e-3f));
        }
        assertThat(warping.prepare(context).written()).isEmpty();
        assertThatThrownBy(() -> Hyp3SbasOptions.of(Map.of("warp_other_grids", true, "leave_out_other_grids", true)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("warp_other_grids");
    }

    @Test
    void products_of_another_zone_are_warped_to_that_of_most() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        product(folder, NAMES.get(1), 32612, 400080, 4000000, LAYERS);
        // the same place in zone 11: 400000 of zone 12 is 941000 there
        LonLat corner = Utm.ofEpsg(32612).place(400000, 4000000);
        double west = Math.rint(Utm.ofEpsg(32611).eastingMeters(corner) / 80) * 80;
        double north = Math.rint(Utm.ofEpsg(32611).northingMeters(corner) / 80) * 80;
        product(folder, NAMES.get(2), 32611, west, north, LAYERS);

        PrepareReport report = Hyp3SbasAnalyzer.of(Hyp3SbasOptions.of(Map.of("warp_other_grids", true)))
                .prepare(context);

        assertThat(report.grid().epsg()).isEqualTo(32612);
        assertThat(report.grid().width()).isBetween(36, 39);
        for (String name : NAMES) {
            try (GeoTiffReader reader = GeoTiffReader.open(clip(name, "unw_phase"))) {
                assertThat(reader.info().epsg()).hasValue(32612);
                assertThat(reader.info().width()).isEqualTo(report.grid().width());
                assertThat(reader.info().height()).isEqualTo(report.grid().height());
            }
        }
    }

    @Test
    void without_a_common_part_the_outlier_is_named() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        product(folder, NAMES.get(1), 32612, 480000, 4000000, LAYERS);
        product(folder, NAMES.get(2), 32612, 400080, 4000000, LAYERS);

        assertThatThrownBy(() -> ANALYZER.prepare(context))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("no common part; 1 lie beside what the others share: " + NAMES.get(1));
    }

    @Test
    void what_is_missing_is_one_error_by_product() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, "unw_phase");
        product(folder, NAMES.get(1), 32612, 400000, 4000000, "corr");
        product(folder, NAMES.get(2), 32612, 400000, 4000000, LAYERS);

        assertThatThrownBy(() -> ANALYZER.prepare(context))
                .isInstanceOf(BadFileException.class)
                .hasMessageContainingAll(
                        NAMES.get(0) + ": lacks " + NAMES.get(0) + "_corr.tif",
                        NAMES.get(1) + ": lacks " + NAMES.get(1) + "_unw_phase.tif");
        PrepareReport report = LENIENT.prepare(context);
        assertThat(report.products()).containsExactly(NAMES.get(2));
        assertThat(report.leftOut()).containsOnlyKeys(NAMES.get(0), NAMES.get(1));
    }

    @Test
    void an_elevation_model_must_be_somewhere() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, "unw_phase", "corr");

        assertThatThrownBy(() -> ANALYZER.prepare(context)).hasMessageContaining("no product has an elevation model");
    }

    @Test
    void an_empty_folder_has_no_products() {
        assertThatThrownBy(() -> ANALYZER.prepare(context)).hasMessageContaining("holds no HyP3 products");
    }

    @Test
    void corrupt_archives_are_reported_together_and_the_rest_goes_on() throws Exception {
        for (String name : NAMES) {
            StackOfProducts.zip(
                    product(home.resolve("made"), name, 32612, 400000, 4000000, LAYERS), folder.resolve(name + ".zip"));
        }
        Path cutShort = folder.resolve(NAMES.get(0) + ".zip");
        byte[] whole = Files.readAllBytes(cutShort);
        Files.write(cutShort, java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(folder.resolve(NAMES.get(1) + ".zip"), "not a zip");

        assertThatThrownBy(() -> ANALYZER.prepare(context))
                .isInstanceOf(BadFileException.class)
                .hasMessageContainingAll(NAMES.get(0) + ".zip", NAMES.get(1) + ".zip");

        assertThat(clip(NAMES.get(2), "unw_phase")).exists();
        assertThat(folder.resolve(".mintpy.cfg")).doesNotExist();
        assertThat(LENIENT.prepare(context).leftOut()).containsOnlyKeys(NAMES.get(0), NAMES.get(1));
        Files.write(cutShort, whole);
        Files.delete(folder.resolve(NAMES.get(1) + ".zip"));
        assertThat(ANALYZER.prepare(context).products()).containsExactly(NAMES.get(0), NAMES.get(2));
    }

    @Test
    void an_archive_bomb_is_named_and_the_rest_goes_on() throws IOException {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        Path bomb = folder.resolve(NAMES.get(1) + ".zip");
        ProductZip.good()
                .name(NAMES.get(1) + "/" + NAMES.get(1) + "_corr.tif")
                .zip64()
                .told(1L << 42)
                .write(bomb);

        assertThatThrownBy(() -> ANALYZER.prepare(context))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(bomb.getFileName().toString());
        assertThat(clip(NAMES.get(0), "corr")).exists();
    }

    @Test
    void a_damaged_raster_is_reported_with_its_product() throws IOException {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        Path bad = product(folder, NAMES.get(1), 32612, 400000, 4000000, LAYERS).resolve(NAMES.get(1) + "_corr.tif");
        Files.writeString(bad, "II*\0 no more");

        assertThatThrownBy(() -> ANALYZER.prepare(context))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining(NAMES.get(1) + "_corr.tif");
        assertThat(clip(NAMES.get(0), "corr")).exists();
    }

    @Test
    void an_area_of_interest_cuts_further_on_the_grid() {
        product(folder, NAMES.get(0), 32612, 400000, 4000000, LAYERS);
        String inside = "-112.105,36.13,-112.09,36.135";

        PrepareReport report =
                Hyp3SbasAnalyzer.of(Hyp3SbasOptions.of(Map.of("aoi", inside))).prepare(context);

        assertThat(report.grid().width()).isBetween(17, 19);
        assertThat(report.grid().height()).isBetween(7, 10);
        assertThat((report.grid().west() - 400000) % 80).isZero();
        assertThatThrownBy(() -> Hyp3SbasAnalyzer.of(Hyp3SbasOptions.of(Map.of("aoi", "10,10,11,11")))
                        .prepare(context))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("aoi");
    }

    @Test
    void clips_of_products_that_are_gone_go_too() throws IOException {
        NAMES.forEach(name -> product(folder, name, 32612, 400000, 4000000, LAYERS));
        ANALYZER.prepare(context);
        try (Stream<Path> files = Files.list(folder.resolve(NAMES.get(0)))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        ANALYZER.prepare(context);

        assertThat(clip(NAMES.get(0), "corr")).doesNotExist();
        assertThat(clip(NAMES.get(1), "corr")).exists();
    }

    @Test
    void clips_of_layers_that_a_product_no_longer_has_go_too() throws IOException {
        NAMES.forEach(name -> product(folder, name, 32612, 400000, 4000000, LAYERS));
        Path angles = folder.resolve(NAMES.get(1)).resolve(NAMES.get(1) + "_lv_theta.tif");
        StackOfProducts.raster(angles, 32612, 400000, 4000000, 40, 30);
        ANALYZER.prepare(context);
        assertThat(clip(NAMES.get(1), "lv_theta")).exists();
        Files.delete(angles);

        ANALYZER.prepare(context);

        assertThat(clip(NAMES.get(1), "lv_theta")).doesNotExist();
        assertThat(clip(NAMES.get(1), "corr")).exists();
        assertThat(Files.readString(folder.resolve(".mintpy.cfg")))
                .contains("mintpy.load.incAngleFile                 = auto");
    }

    @Test
    void the_service_loader_finds_it_for_products_of_hyp3() {
        assertThat(Insarhub.analyzers().names()).contains("Hyp3_SBAS");
        assertThat(new Hyp3SbasProvider().processors()).containsExactly("Hyp3_InSAR");
    }

    @Test
    void options_come_back_from_their_map_and_wrong_ones_are_named() {
        Hyp3SbasOptions options = Hyp3SbasOptions.of(Map.of(
                "workdir", "/data", "steps", List.of("velocity", "load_data"), "deramp", "no", "future_key", 3L));

        assertThat(Hyp3SbasOptions.of(options.toMap())).isEqualTo(options);
        assertThat(options.steps()).containsExactly("load_data", "velocity");
        assertThat(options.mintpy().get("workdir")).isEmpty();
        assertThatThrownBy(() -> Hyp3SbasOptions.of(Map.of("steps", List.of("fly"))))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("fly");
        assertThatThrownBy(() -> Hyp3SbasOptions.of(Map.of("network_minCoherence", "high")))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("network_minCoherence");
    }

    private Path clip(String product, String layer) {
        return folder.resolve("clip").resolve(product + "_" + layer + "_clip.tif");
    }
}
