package io.insarhub.api;

/** Work that stopped because its {@link Cancellation} was asked to. What was done so far is kept. */
public final class CancelledException extends InsarhubException {

    private static final long serialVersionUID = 1L;

    /** Work that was cancelled, named in the message. */
    public CancelledException(String work) {
        super(work + " was cancelled; what was finished is kept, and running it again goes on from there", null);
    }
}
