package io.insarhub.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/**
 * How much memory the values of one document may still take. A byte of JSON becomes between a quarter of a byte and
 * thirty of them, so that the size of a file tells little: {@code [[0],[0],…} grows twenty-fold, indented rows of
 * numbers less than two-fold. What is counted are the sizes of the objects on a 64-bit JVM, rounded up.
 */
final class TreeBudget {

    /** One document may fill this part of the heap: the program has other things in it, and a change needs two. */
    static final int PART_OF_THE_HEAP = 3;

    private static final int OBJECT_BYTES = 200;
    private static final int ENTRY_BYTES = 56;
    private static final int ARRAY_BYTES = 72;
    // a growing array is copied into one half as large again, both alive
    private static final int ELEMENT_BYTES = 10;
    private static final int TEXT_BYTES = 56;
    private static final int NUMBER_BYTES = 24;
    private static final int SHORT_NUMBER_CHARS = 24;

    private static final int LONGEST_STRING_CHARS = 20_000_000;
    private static final int STRING_PART_OF_THE_HEAP = 16;

    private final long limitBytes;
    private long leftBytes;

    TreeBudget(long limitBytes) {
        this.limitBytes = limitBytes;
        this.leftBytes = limitBytes;
    }

    static TreeBudget ofThisHeap() {
        return new TreeBudget(Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
    }

    /** The longest string in characters that may be read: it is built in pieces first, of two bytes a character. */
    static int longestString() {
        return (int) Math.min(LONGEST_STRING_CHARS, Runtime.getRuntime().maxMemory() / STRING_PART_OF_THE_HEAP);
    }

    void object(JsonParser parser) throws TooLargeException {
        take(parser, OBJECT_BYTES);
    }

    void entry(JsonParser parser) throws TooLargeException {
        take(parser, ENTRY_BYTES);
    }

    void array(JsonParser parser) throws TooLargeException {
        take(parser, ARRAY_BYTES);
    }

    void element(JsonParser parser) throws TooLargeException {
        take(parser, ELEMENT_BYTES);
    }

    void text(JsonParser parser, int chars) throws TooLargeException {
        take(parser, TEXT_BYTES + chars);
    }

    void number(JsonParser parser, int chars) throws TooLargeException {
        take(parser, chars <= SHORT_NUMBER_CHARS ? NUMBER_BYTES : TEXT_BYTES + chars);
    }

    private void take(JsonParser parser, long bytes) throws TooLargeException {
        leftBytes -= bytes;
        if (leftBytes < 0) {
            throw new TooLargeException(parser, limitBytes);
        }
    }

    /** Sound JSON, for all that is known, but too much of it for this heap. */
    static final class TooLargeException extends StreamConstraintsException {

        private static final long serialVersionUID = 1L;

        TooLargeException(JsonParser parser, long limitBytes) {
            super(
                    "is too large for the memory of this program: it would take more than a third of the heap ("
                            + Math.max(1, limitBytes >> 20) + " MB)",
                    parser.currentLocation());
        }
    }
}
