package io.insarhub.api.spi;

import io.insarhub.api.json.JsonObjects;
import java.util.Map;
import java.util.function.Function;

/** Turns the pairs of a stack into interferograms. */
public interface Processor extends Component {

    /**
     * Makes a processor of its options and of what it does.
     *
     * @param options in the key names of the config file; all are kept
     * @param stage see {@link Component#run}
     */
    static Processor of(Map<String, ?> options, Function<StageContext, StageResult> stage) {
        return new MadeComponents.MadeProcessor(JsonObjects.copyOf(options), stage);
    }
}
