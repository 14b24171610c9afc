package io.insarhub.core.aoi;

import io.insarhub.api.BadOptionException;
import org.jspecify.annotations.Nullable;

/** What is said of an area that cannot be used. */
final class Refusal {

    /** What errors call the area. */
    static final String OPTION = "AOI";

    private Refusal() {}

    static BadOptionException of(String problem) {
        return of(problem, null);
    }

    static BadOptionException of(String problem, @Nullable Throwable cause) {
        return new BadOptionException(OPTION, problem, cause);
    }

    /** The beginning of a text, for a message. */
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
