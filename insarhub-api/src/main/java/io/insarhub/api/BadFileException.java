package io.insarhub.api;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that is missing, broken, or not of the expected form, or that could not be written. Names the file, the place
 * in it, what is wrong, and what to do.
 */
public final class BadFileException extends InsarhubException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Path file;
    private final @Nullable String place;
    private final String problem;
    private final String advice;

    /**
     * A bad file.
     *
     * @param file the file, or null where only its content is known so far (see {@link #in})
     * @param place where in the file, for example {@code line 3, column 7} or {@code $.pairs[4]}; null for the file as a
     *     whole
     * @param problem what is wrong: what was found and what was expected
     * @param advice what to do about it, a sentence; may be empty
     * @param cause what showed it, or null
     */
    public BadFileException(
            @Nullable Path file, @Nullable String place, String problem, String advice, @Nullable Throwable cause) {
        super(message(file, place, problem, advice), cause);
        this.file = file;
        this.place = place;
        this.problem = problem;
        this.advice = advice;
    }

    /** A value of the wrong shape at a JSON path, in a file still to be named with {@link #in}. */
    public static BadFileException shape(String jsonPath, String problem) {
        return new BadFileException(null, jsonPath, problem, "", null);
    }

    /** The same error, naming the file. */
    public BadFileException in(Path named, String whatToDo) {
        BadFileException e = new BadFileException(named, place, problem, advice.isEmpty() ? whatToDo : advice, this);
        e.setStackTrace(getStackTrace());
        return e;
    }

    /** The file, where it is known. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Where in the file: line and column, or a JSON path such as {@code $.pairs[4]}; empty for the file as a whole. */
    public Optional<String> place() {
        return Optional.ofNullable(place);
    }

    /** What is wrong, without file and place. */
    public String problem() {
        return problem;
    }

    private static String message(@Nullable Path file, @Nullable String place, String problem, String advice) {
        StringBuilder s = new StringBuilder();
        if (file != null) {
            s.append(file);
        }
        if (place != null) {
            s.append(s.isEmpty() ? "" : ", ").append(place);
        }
        s.append(s.isEmpty() ? "" : ": ").append(problem);
        if (!advice.isEmpty()) {
            s.append(". ").append(advice);
        }
        return s.toString();
    }
}
