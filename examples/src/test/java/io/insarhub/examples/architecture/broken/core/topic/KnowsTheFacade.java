package io.insarhub.examples.architecture.broken.core.topic;

import io.insarhub.examples.architecture.broken.core.Facade;

/**
 * A topic that knows the facade it is part of: a cycle.
 *
 * @param facade the facade
 */
public record KnowsTheFacade(Facade facade) {}
