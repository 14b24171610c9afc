package io.insarhub.api;

import org.jspecify.annotations.Nullable;

/**
 * Base of every error that this library raises on its own account. The message says what is wrong, where, and what to do
 * about it, and never holds a password, a token or a signed address.
 */
public abstract class InsarhubException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InsarhubException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
