package io.insarhub.examples.architecture.broken.core;

import io.insarhub.examples.architecture.broken.core.topic.KnowsTheFacade;

/** A facade, rightly made of a topic. */
public final class Facade {

    /** The topic. */
    public KnowsTheFacade topic() {
        return new KnowsTheFacade(this);
    }
}
