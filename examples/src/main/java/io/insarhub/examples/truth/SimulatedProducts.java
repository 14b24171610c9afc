package io.insarhub.examples.truth;

import io.insarhub.api.Scene;
import io.insarhub.api.ScenePair;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.core.Baselines;
import io.insarhub.core.Scenes;
import io.insarhub.hyp3.standin.ProductMaker;
import io.insarhub.hyp3.standin.TiffLayer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * Products of {@code INSAR_GAMMA} that show the {@link GroundTruth}: the layers that a job's parameters ask for, named, placed
 * and coded as HyP3's are, each saying in its metadata that it is simulated. Of what HyP3 puts in besides, the pictures for
 * browsing and the descriptions for ArcGIS are not there.
 *
 * <p>Phase grows with the distance, so motion towards the satellite lowers it: −4π/λ times the motion from the reference date
 * to the secondary one, and the whole turns that unwrapping leaves open.
 */
public final class SimulatedProducts implements ProductMaker {

    /** Looks that count as independent: those of 20×4 over HyP3's oversampling, as MintPy has them. */
    private static final double LOOKS = 41;

    private static final double RADIANS_PER_MM = -4 * Math.PI / (LookGeometry.WAVELENGTH_METERS * 1000);

    private final GroundTruth truth;
    private final PairCoherence predicted;
    private final TiffLayer layer;
    private final Map<String, Double> baselines = new LinkedHashMap<>();
    private final Map<String, byte[]> unchanging;

    /**
     * Products of the pairs of an archive.
     *
     * @param archive the scenes that there are; their real dates and orbits are those of the products
     * @param predicted the coherence of each pair without any stable ground
     */
    public SimulatedProducts(GroundTruth truth, Scenes archive, PairCoherence predicted) {
        this.truth = truth;
        this.predicted = predicted;
        TrueGrid grid = truth.grid();
        layer = TiffLayer.at(grid.west(), grid.north(), TrueGrid.PIXEL_METERS, grid.epsg())
                .tag("simulated", "yes")
                .tag("source", "InSARHub for Java, made-up ground of its quick start");
        archive.groups().values().forEach(this::measure);
        unchanging = unchanging();
    }

    private void measure(Scenes stack) {
        Scene first = stack.stream().min(Comparator.comparing(Scene::name)).orElseThrow();
        stack.forEach(scene ->
                Baselines.perpendicularMeters(first, scene).ifPresent(meters -> baselines.put(scene.name(), meters)));
    }

    @Override
    public Map<String, byte[]> files(String product, Map<String, Object> parameters) {
        List<?> granules = (List<?>) Objects.requireNonNull(parameters.get("granules"));
        Scene reference = Scene.ofName(String.valueOf(granules.get(0)));
        Scene secondary = Scene.ofName(String.valueOf(granules.get(1)));
        double baseline = baselines.getOrDefault(secondary.name(), Double.NaN)
                - baselines.getOrDefault(reference.name(), Double.NaN);
        Layers layers = new Layers(reference, secondary, baseline);

        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(".README.md.txt", bytes(ProductTexts.readme(product)));
        files.put(".txt", bytes(ProductTexts.parameters(truth, reference, secondary, baseline, parameters)));
        files.put("_amp.tif", same("_amp.tif"));
        files.put("_corr.tif", floats(pixel -> layers.coherence[pixel]));
        files.put("_unw_phase.tif", floats(pixel -> layers.phase[pixel]));
        if (is(parameters, "include_dem")) {
            files.put("_dem.tif", same("_dem.tif"));
        }
        if (is(parameters, "include_look_vectors")) {
            files.put("_lv_theta.tif", same("_lv_theta.tif"));
            files.put("_lv_phi.tif", same("_lv_phi.tif"));
        }
        if (is(parameters, "include_inc_map")) {
            files.put("_inc_map.tif", same("_inc_map.tif"));
            files.put("_inc_map_ell.tif", same("_inc_map_ell.tif"));
        }
        if (is(parameters, "include_los_displacement") || is(parameters, "include_displacement_maps")) {
            files.put("_los_disp.tif", floats(pixel -> layers.phase[pixel] / RADIANS_PER_MM / 1000));
        }
        if (is(parameters, "include_displacement_maps")) {
            files.put(
                    "_vert_disp.tif",
                    floats(pixel -> layers.phase[pixel]
                            / RADIANS_PER_MM
                            / 1000
                            / truth.look().shareOfVertical(pixel)));
        }
        if (is(parameters, "include_wrapped_phase")) {
            files.put("_wrapped_phase.tif", floats(pixel -> Math.IEEEremainder(layers.phase[pixel], 2 * Math.PI)));
        }
        files.put("_water_mask.tif", same("_water_mask.tif"));
        return files;
    }

    /** What one pair shows. */
    private final class Layers {

        private final float[] phase = new float[truth.grid().pixels()];
        private final float[] coherence = new float[phase.length];

        Layers(Scene reference, Scene secondary, double baseline) {
            ScenePair pair = new ScenePair(reference.name(), secondary.name());
            double decaying = predicted.coherence(pair).orElse(0);
            Random noise = new Random((reference.name() + secondary.name()).hashCode());
            double turns = 2 * Math.PI * (noise.nextInt(5) - 2);
            float[] before = truth.seenMm(date(reference));
            float[] after = truth.seenMm(date(secondary));
            for (int pixel = 0; pixel < phase.length; pixel++) {
                double known = truth.surface().stableShare(pixel);
                double gamma = known + (1 - known) * decaying;
                double sigma = Math.sqrt((1 - gamma * gamma) / (2 * LOOKS * gamma * gamma));
                double height = truth.surface().heightErrorMeters(pixel);
                double mm = after[pixel]
                        - before[pixel]
                        + 1000 * height * truth.look().apparentPerHeight(pixel, baseline);
                phase[pixel] = land(pixel, RADIANS_PER_MM * mm + turns + sigma * noise.nextGaussian());
                double estimated = gamma + (1 - gamma * gamma) / Math.sqrt(2 * LOOKS) * noise.nextGaussian();
                coherence[pixel] = land(pixel, Math.min(0.999, Math.max(0.01, estimated)));
            }
        }

        /** HyP3 masks water, and 0 means that there is nothing. */
        private float land(int pixel, double value) {
            return truth.isLand(pixel) ? (float) value : 0;
        }
    }

    private Map<String, byte[]> unchanging() {
        LookGeometry look = truth.look();
        TrueGrid grid = truth.grid();
        byte[] land = new byte[grid.pixels()];
        for (int pixel = 0; pixel < land.length; pixel++) {
            land[pixel] = (byte) (truth.isLand(pixel) ? 1 : 0);
        }
        return Map.of(
                "_amp.tif", floats(pixel -> 0.05 + 0.3 * truth.surface().stableShare(pixel)),
                "_dem.tif", floats(truth.surface()::heightMeters),
                "_lv_theta.tif", floats(pixel -> Math.PI / 2 - look.incidence(pixel)),
                "_lv_phi.tif", floats(pixel -> look.orientation()),
                "_inc_map.tif", floats(look::incidence),
                "_inc_map_ell.tif", floats(look::incidence),
                "_water_mask.tif", layer.bytes(grid.width(), land));
    }

    private byte[] same(String name) {
        return Objects.requireNonNull(unchanging.get(name));
    }

    private byte[] floats(IntToDoubleFunction value) {
        float[] pixels = new float[truth.grid().pixels()];
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            pixels[pixel] = (float) value.applyAsDouble(pixel);
        }
        return layer.floats(truth.grid().width(), pixels);
    }

    private static boolean is(Map<String, Object> parameters, String key) {
        return Boolean.TRUE.equals(parameters.get(key));
    }

    private static LocalDate date(Scene scene) {
        return Objects.requireNonNull(scene.date());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
