package io.insarhub.api;

import org.jspecify.annotations.Nullable;

/** A service on the network that refused, failed, or answered nonsense. Modules that know a service may tell more. */
public class ServiceException extends InsarhubException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * A failed call.
     *
     * @param service whom was asked, for example {@code CMR}
     * @param status the HTTP status, 0 where there was no answer
     * @param problem what went wrong and what to do, without secrets
     * @param cause what showed it, or null
     */
    public ServiceException(String service, int status, String problem, @Nullable Throwable cause) {
        super(service + (status == 0 ? "" : " (HTTP " + status + ")") + ": " + problem, cause);
        this.status = status;
    }

    /** The HTTP status; 0 where there was no answer. */
    public int status() {
        return status;
    }
}
