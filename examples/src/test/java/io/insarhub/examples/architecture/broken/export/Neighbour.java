package io.insarhub.examples.architecture.broken.export;

/** In a package without package-info.java. */
public final class Neighbour {}
