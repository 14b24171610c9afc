package io.insarhub.examples.architecture.broken.quality;

import io.insarhub.api.Cancellation;
import io.insarhub.api.Options;
import io.insarhub.api.ProgressListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Options that cannot be made as others are.
 *
 * @param toMap all of them
 */
public record OddOptions(Map<String, Object> toMap) implements Options {

    /** Takes what is only to be returned. */
    public void named(OptionalInt number) {}

    /** Takes its listener before what it works on. */
    public void run(ProgressListener listener, Path file, Cancellation cancellation) {}

    /** Allowed. */
    public void walk(Path file, ProgressListener listener, Cancellation cancellation) {}
}
