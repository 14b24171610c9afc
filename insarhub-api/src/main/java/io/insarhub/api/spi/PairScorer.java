package io.insarhub.api.spi;

import io.insarhub.api.ScenePair;
import io.insarhub.api.file.PairQuality;
import java.util.Collection;

/**
 * Scores pairs of a stack. Found by {@link java.util.ServiceLoader}: insarhub-core asks for one, and whether
 * insarhub-quality is on the class path decides whether it finds any.
 */
public interface PairScorer {

    /** The name it is called by. */
    String name();

    /**
     * Scores pairs, 0–100, 100 best, with the factors each score came from. A pair that cannot be scored is absent from
     * the result.
     *
     * @param pairs the pairs
     * @param context the stack's folder, whom to tell, and when to stop
     */
    PairQuality score(Collection<ScenePair> pairs, StageContext context);
}
