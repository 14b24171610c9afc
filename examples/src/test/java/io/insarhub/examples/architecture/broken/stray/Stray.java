package io.insarhub.examples.architecture.broken.stray;

/** In no module. */
public final class Stray {}
