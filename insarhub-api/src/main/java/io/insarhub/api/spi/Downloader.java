package io.insarhub.api.spi;

/** Finds scenes, selects pairs and writes the stacks of a work folder. */
public interface Downloader extends Component {}
