package io.insarhub.core.http;

import java.io.IOException;

/**
 * Makes sense of a whole answer. An {@link IOException} means that the answer is broken, and that another try may do
 * better; {@link FailedTry#brokenAnswer} lets it say how.
 *
 * @param <T> what the answer means
 */
@FunctionalInterface
public interface ReplyReader<T> {

    /** Reads an answer. */
    T read(HttpReply reply) throws IOException;
}
