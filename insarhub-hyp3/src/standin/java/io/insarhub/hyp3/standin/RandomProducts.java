package io.insarhub.hyp3.standin;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Products of the right form and of random content, for tests of everything but the content. */
final class RandomProducts implements ProductMaker {

    private static final List<String> RASTERS =
            List.of("_unw_phase.tif", "_corr.tif", "_dem.tif", "_lv_theta.tif", "_lv_phi.tif", "_water_mask.tif");
    private static final int WIDTH = 64;

    private final int rows;
    private final int rasterLength;

    /** With rasters that unpack to about so many bytes. */
    RandomProducts(int layerBytes) {
        rows = Math.max(1, layerBytes / 4 / WIDTH);
        rasterLength = raster(new Random(0)).length;
    }

    @Override
    public Map<String, byte[]> files(String product, Map<String, Object> parameters) {
        Random random = new Random(product.hashCode());
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String raster : RASTERS) {
            files.put(raster, raster(random));
        }
        files.put(".txt", text(parameters));
        return files;
    }

    @Override
    public Map<String, Integer> lengths(String product, Map<String, Object> parameters) {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        RASTERS.forEach(raster -> lengths.put(raster, rasterLength));
        lengths.put(".txt", text(parameters).length);
        return lengths;
    }

    private static byte[] text(Map<String, Object> parameters) {
        List<String> scenes = Products.scenes(parameters);
        return ("Reference Granule: " + scenes.get(0) + "\nSecondary Granule: " + scenes.get(1)
                        + "\nHeading: 193.2939317\nUnwrapping type: mcf\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] raster(Random random) {
        float[] pixels = new float[WIDTH * rows];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        return TiffLayer.at(380_000, 3_950_000, 80, 32612).ofOneLength().floats(WIDTH, pixels);
    }
}
