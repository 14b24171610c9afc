package io.insarhub.api.spi;

import io.insarhub.api.json.JsonObjects;
import java.util.Map;
import java.util.function.Function;

/** Finds scenes, selects pairs and writes the stacks of a work folder. */
public interface Downloader extends Component {

    /**
     * Makes a downloader of its options and of what it does.
     *
     * @param options in the key names of the config file; all are kept
     * @param stage see {@link Component#run}
     */
    static Downloader of(Map<String, ?> options, Function<StageContext, StageResult> stage) {
        return new MadeComponents.MadeDownloader(JsonObjects.copyOf(options), stage);
    }
}
