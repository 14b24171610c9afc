package io.insarhub.quality.score;

import org.jspecify.annotations.Nullable;

/** Takes the factors of a score, one after the other: as a map, or as text that goes straight into a file. */
public interface FactorSink {

    /** A number; NaN is written as null. */
    void number(String key, double value);

    /** A whole number. */
    void whole(String key, long value);

    /** A text or null. */
    void text(String key, @Nullable String value);

    /** Yes or no. */
    void flag(String key, boolean value);

    /** A list of texts. */
    void texts(String key, Iterable<String> values);

    /** The parts of the time between, each a list of days, season and coherence. */
    void segments(String key, Iterable<Segment> segments);

    /** Begins an object; what follows belongs to it until {@link #end}. */
    void begin(String key);

    /** Ends the object that was begun last. */
    void end();
}
