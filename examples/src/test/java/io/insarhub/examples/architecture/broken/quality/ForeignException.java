package io.insarhub.examples.architecture.broken.quality;

/** An error of nobody's hierarchy. */
public final class ForeignException extends Exception {

    private static final long serialVersionUID = 1L;
}
