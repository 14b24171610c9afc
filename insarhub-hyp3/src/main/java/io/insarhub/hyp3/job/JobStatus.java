package io.insarhub.hyp3.job;

import java.util.Arrays;

/** How far a job is. */
public enum JobStatus {
    /** Accepted, not yet begun. */
    PENDING,
    /** Being worked on. */
    RUNNING,
    /** Its product is made, and there until it expires. */
    SUCCEEDED,
    /** It came to nothing. */
    FAILED,
    /** The service says something that this library does not know, or nothing. */
    UNKNOWN;

    /** Reads the service's {@code status_code}. */
    static JobStatus of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(code))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** True while there is something to wait for. */
    public boolean isActive() {
        return this == PENDING || this == RUNNING;
    }
}
