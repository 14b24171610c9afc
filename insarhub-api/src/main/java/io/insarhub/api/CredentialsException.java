package io.insarhub.api;

import org.jspecify.annotations.Nullable;

/** Credentials that are missing, wrong, stale, or not enough (an agreement to accept, a profile to complete). */
public final class CredentialsException extends InsarhubException {

    private static final long serialVersionUID = 1L;

    /**
     * A credentials problem.
     *
     * @param problem what is wrong and what to do, without the secret itself
     * @param cause what showed it, or null
     */
    public CredentialsException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
