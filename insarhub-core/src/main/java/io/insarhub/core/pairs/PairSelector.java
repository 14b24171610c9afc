package io.insarhub.core.pairs;

import java.util.List;

/** A way to choose pairs. Same epochs, same pairs; safe for use by many threads. */
@FunctionalInterface
public interface PairSelector {

    /** Chooses pairs among the epochs of one stack. */
    Selection select(Epochs epochs);

    /**
     * What was chosen.
     *
     * @param pairs the pairs, each once, sorted by index
     * @param warnings what the user should know of this choice
     */
    record Selection(List<IndexPair> pairs, List<String> warnings) {

        /** Copies both lists. */
        public Selection {
            pairs = List.copyOf(pairs);
            warnings = List.copyOf(warnings);
        }
    }
}
