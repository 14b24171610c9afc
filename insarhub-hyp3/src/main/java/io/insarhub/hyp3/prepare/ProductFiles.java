package io.insarhub.hyp3.prepare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of one product, unpacked.
 *
 * @param name name of the product
 * @param layers the rasters that are there
 * @param parameters the parameter file, null if there is none
 */
public record ProductFiles(
        String name, Map<LayerKind, Path> layers, @Nullable Path parameters) {

    /** Copies the layers. */
    public ProductFiles {
        Map<LayerKind, Path> copy = new EnumMap<>(LayerKind.class);
        copy.putAll(layers);
        layers = Collections.unmodifiableMap(copy);
    }

    /** What every product must have and this one lacks, by file name. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (LayerKind kind : LayerKind.required()) {
            if (!layers.containsKey(kind)) {
                missing.add(kind.fileName(name));
            }
        }
        if (parameters == null) {
            missing.add(name + ".txt");
        }
        return missing;
    }

    /** The layer whose extent is the product's: its elevation model, else its phase. */
    public Path extent() {
        Path dem = layers.get(LayerKind.DEM);
        return dem == null ? java.util.Objects.requireNonNull(layers.get(LayerKind.PHASE)) : dem;
    }
}
