package io.insarhub.examples.architecture.broken.quality;

/** An error of nobody's hierarchy. */
public final class ForeignException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
