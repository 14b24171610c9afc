package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.core.download.FileDownload;
import io.insarhub.core.folder.FileNames;
import io.insarhub.hyp3.job.Hyp3Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import okhttp3.HttpUrl;

/**
 * The layers of a product that analysis needs, each a file by itself at the service, though it does not promise so. They go
 * where the zip would put them when it is unpacked: into a folder of the product's name.
 */
final class ProductLayers {

    private static final String PARAMETERS = ".txt";

    private final Path folder;
    private final List<FileDownload> layers;
    private final List<Path> fetched = new ArrayList<>();

    private ProductLayers(Path folder, List<FileDownload> layers) {
        this.folder = folder;
        this.layers = layers;
    }

    /** True for a job whose layers may be had by themselves. */
    static boolean areOf(Hyp3Job job) {
        return job.jobType().equals("INSAR_GAMMA");
    }

    /** The layers beside a job's zip. */
    static ProductLayers of(Hyp3Job job, FileDownload zip, Path productFolder) {
        HttpUrl url = zip.url();
        int last = url.pathSize() - 1;
        String there = FileNames.layersOf(url.pathSegments().get(last));
        String here = FileNames.layersOf(zip.name());
        List<FileDownload> layers = endings(job.parameters()).stream()
                .map(ending -> FileDownload.of(
                        url.newBuilder().setPathSegment(last, there + ending).build(), here + ending))
                .toList();
        return new ProductLayers(productFolder.resolve(here), layers);
    }

    /** True if each is there, by name. */
    static boolean areThere(Hyp3Job job, String zip, Path productFolder) {
        String name = FileNames.layersOf(zip);
        return areOf(job)
                && endings(job.parameters()).stream()
                        .allMatch(ending ->
                                Files.exists(productFolder.resolve(name).resolve(name + ending)));
    }

    /** True if each is there and right, without asking for any. */
    static boolean areRight(
            Hyp3Job job, String zip, Path productFolder, VerifiedFiles verified, Cancellation cancellation) {
        String name = FileNames.layersOf(zip);
        return areThere(job, zip, productFolder)
                && endings(job.parameters()).stream()
                        .allMatch(ending -> verified.isRight(
                                productFolder.resolve(name).resolve(name + ending),
                                OptionalLong.empty(),
                                check(ending),
                                cancellation));
    }

    Path folder() {
        return folder;
    }

    /**
     * Makes sure that each is there and right.
     *
     * @return true if one came in this run
     */
    boolean fetch(CheckedDownload downloads, Cancellation cancellation) {
        for (FileDownload layer : layers) {
            if (downloads.run(layer, folder, check(layer.name()), false, cancellation)) {
                fetched.add(folder.resolve(layer.name()));
            }
        }
        return !fetched.isEmpty();
    }

    private static ContentCheck check(String name) {
        return name.endsWith(PARAMETERS) ? ContentCheck::text : ContentCheck::geoTiff;
    }

    /** Takes away what came in this run; what was there before stays. */
    void removeFetched() {
        try {
            for (Path file : fetched) {
                Files.deleteIfExists(file);
            }
            try (var left = Files.newDirectoryStream(folder)) {
                if (left.iterator().hasNext()) {
                    return;
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new BadFileException(
                    folder, null, "cannot be cleared (" + e.getMessage() + ")", "Check the folder's permissions", e);
        }
    }

    /**
     * What the job was asked to make of the layers that analysis needs, in the order that they come in; the stage of a folder
     * is told by the last. The service makes the first three and the last unasked.
     */
    private static List<String> endings(Map<String, Object> parameters) {
        List<String> endings = new ArrayList<>(List.of(PARAMETERS, "_corr.tif", "_water_mask.tif"));
        if (Boolean.TRUE.equals(parameters.get("include_dem"))) {
            endings.add("_dem.tif");
        }
        if (Boolean.TRUE.equals(parameters.get("include_look_vectors"))) {
            endings.add("_lv_theta.tif");
            endings.add("_lv_phi.tif");
        }
        endings.add(FileNames.LAST_LAYER);
        return endings;
    }
}
