package io.insarhub.api.spi;

/** Turns the interferograms of a stack into ground motion. */
public interface Analyzer extends Component {}
