package io.insarhub.api.spi;

import io.insarhub.api.json.JsonObjects;
import java.util.Map;
import java.util.function.Function;

/** Turns the interferograms of a stack into ground motion. */
public interface Analyzer extends Component {

    /**
     * Makes an analyzer of its options and of what it does.
     *
     * @param options in the key names of the config file; all are kept
     * @param stage see {@link Component#run}
     */
    static Analyzer of(Map<String, ?> options, Function<StageContext, StageResult> stage) {
        return new MadeComponents.MadeAnalyzer(JsonObjects.copyOf(options), stage);
    }
}
