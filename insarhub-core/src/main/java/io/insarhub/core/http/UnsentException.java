package io.insarhub.core.http;

import java.io.IOException;

/** A request that failed before a byte of it was written: the server did nothing. */
final class UnsentException extends IOException {

    private static final long serialVersionUID = 1L;

    UnsentException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
