package io.insarhub.core;

import io.insarhub.api.spi.Downloader;
import io.insarhub.api.spi.DownloaderProvider;
import java.util.Map;

/**
 * The downloader {@code S1_SLC}: Sentinel-1 single-look complex scenes. In this version it selects from a saved search;
 * the live search is still to come.
 *
 * <p>Options: {@code saved_search}, a path or a list of paths of CMR pages or GeoJSON, or folders of them;
 * {@code select_pairs}, an object as {@link SelectPairsOptions#toMap()} gives it; and the search options
 * {@code relativeOrbit}, {@code frame}, {@code start}, {@code end}, {@code flightDirection}, {@code polarization},
 * {@code beamMode}, {@code processingLevel}, {@code platform} and {@code granule_names}, single values or lists, which
 * narrow what was saved. Any other search option that is set is refused by name.
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
        return "Sentinel-1 scenes, from a saved search";
    }

    @Override
    public Downloader create(Map<String, ?> options) {
        return new S1SlcDownloader(options);
    }
}
