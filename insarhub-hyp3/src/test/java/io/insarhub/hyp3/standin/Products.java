package io.insarhub.hyp3.standin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What jobs have made: a zip for each, always the same for the same job, and the layers in it. */
final class Products {

    private static final List<String> LAYERS = List.of(
            "_unw_phase.tif", "_corr.tif", "_dem.tif", "_lv_theta.tif", "_lv_phi.tif", "_water_mask.tif", ".txt");

    private final int layerBytes;
    private final Map<String, Map<String, byte[]>> made = new ConcurrentHashMap<>();

    Products(int layerBytes) {
        this.layerBytes = layerBytes;
    }

    /** HyP3's name of a job's product. */
    static String name(StandInJob job) {
        List<String> scenes = scenes(job);
        String id = job.id.substring(0, 4).toUpperCase(Locale.ROOT);
        return String.format(
                "S1%s%s_%s_%s_VVP%03d_INT80_G_ueF_%s",
                scenes.get(0).substring(2, 3),
                scenes.get(1).substring(2, 3),
                scenes.get(0).substring(17, 32),
                scenes.get(1).substring(17, 32),
                12,
                id);
    }

    /** The bytes of a file of a job; the zip has the product's name. */
    Map<String, byte[]> of(StandInJob job) {
        return made.computeIfAbsent(job.id, id -> make(job));
    }

    long zipBytes(StandInJob job) {
        Path zipFile = job.zip;
        if (zipFile != null) {
            try {
                return Files.size(zipFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        byte[] zip = of(job).get(job.fileName());
        return zip == null ? 0 : zip.length;
    }

    private Map<String, byte[]> make(StandInJob job) {
        String name = name(job);
        Random random = new Random(job.id.hashCode());
        Map<String, byte[]> files = new LinkedHashMap<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment("made by the stand-in");
            for (String layer : LAYERS) {
                byte[] content = layer.equals(".txt") ? parameters(job) : TiffLayer.of(layerBytes, random);
                files.put(name + layer, content);
                zip.putNextEntry(new ZipEntry(name + "/" + name + layer));
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.put(name + ".zip", bytes.toByteArray());
        return files;
    }

    private static byte[] parameters(StandInJob job) {
        List<String> scenes = scenes(job);
        return ("Reference Granule: " + scenes.get(0) + "\nSecondary Granule: " + scenes.get(1)
                        + "\nHeading: 193.2939317\nUnwrapping type: mcf\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> scenes(StandInJob job) {
        List<String> names = new ArrayList<>();
        for (String key : List.of("granules", "reference", "secondary")) {
            if (job.parameters.get(key) instanceof List<?> list) {
                list.forEach(name -> names.add(String.valueOf(name)));
            }
        }
        boolean whole = names.size() == 2 && names.stream().allMatch(name -> name.length() == 67);
        String standIn = "S1A_IW_SLC__1SDV_20200104T032559_20200104T032627_030639_0382D5_35A9";
        return whole ? names : List.of(standIn, standIn);
    }
}
