package io.insarhub.core.http;

import java.io.IOException;

/** An answer that came whole but makes no sense, such as a web page in place of JSON. Another try may do better. */
public final class BrokenAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * A senseless answer.
     *
     * @param problem what is wrong with it, without secrets
     */
    public BrokenAnswerException(String problem) {
        super(problem);
    }
}
