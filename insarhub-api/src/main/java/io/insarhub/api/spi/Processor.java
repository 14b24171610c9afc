package io.insarhub.api.spi;

/** Turns the pairs of a stack into interferograms. */
public interface Processor extends Component {}
