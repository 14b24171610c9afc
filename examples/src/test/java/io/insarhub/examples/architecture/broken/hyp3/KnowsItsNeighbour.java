package io.insarhub.examples.architecture.broken.hyp3;

import io.insarhub.examples.architecture.broken.export.Neighbour;

/**
 * A module that knows another one beside it.
 *
 * @param neighbour the other one
 */
public record KnowsItsNeighbour(Neighbour neighbour) {}
