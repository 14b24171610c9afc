package io.insarhub.core.http;

import java.io.IOException;

/** An answer that came whole but makes no sense, such as a web page in place of JSON. Another try may do better. */
final class BrokenAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenAnswerException(String problem) {
        super(problem);
    }
}
