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

    /** What an error says, without the name of the option. */
    static String problem(BadOptionException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(OPTION + ": ") ? message.substring(OPTION.length() + 2) : message;
    }

    /** The beginning of a text, for a message. */
    static String shortened(String text) {
        String line = text.substring(0, Math.min(text.length(), 200)).strip().replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
