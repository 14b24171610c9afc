package io.insarhub.core;

import io.insarhub.api.spi.Downloader;
import io.insarhub.api.spi.DownloaderProvider;
import java.util.Map;

/**
 * The downloader {@code S1_SLC}: finds Sentinel-1 single-look complex scenes, groups them into stacks by path and frame,
 * selects pairs, and writes the work folder: flat for one stack, multi-stack for more. Days of snow or rain are left out
 * where a source of weather is on the class path.
 *
 * <p>Options: those of the search, see {@link S1SlcOptions}, and this library's own, which stay out of config files:
 *
 * <ul>
 *   <li>{@code saved_search}: a path or a list of paths of CMR pages or GeoJSON, or folders of them; then the search is
 *       among these and asks nobody
 *   <li>{@code filter}: an object of conditions, see {@link SceneFilter#of}
 *   <li>{@code select_pairs}: an object of options, see {@link SelectPairsOptions#toMap()}; with {@code selector} {@code designed} see
 *       {@link DesignPairsOptions#toMap()}: the coherence of pairs is then predicted by the first {@link
 *       io.insarhub.api.spi.PairCoherenceSource} on the class path, unless {@code decay_model} says what to expect
 *   <li>{@code endpoint}: another address of the catalogue
 *   <li>{@code allow_unlimited}: true for a search with neither area, orbit, frame, names nor dates
 * </ul>
 */
public final class S1SlcProvider implements DownloaderProvider {

    static final String NAME = "S1_SLC";

    /** For the service loader. */
    public S1SlcProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Sentinel-1 scenes, found in ASF's archive or in a saved search";
    }

    @Override
    public Downloader create(Map<String, ?> options) {
        return new S1SlcDownloader(options, Insarhub::featureSources, Insarhub::pairCoherenceSources);
    }
}
