package io.insarhub.api.file;

/** Placeholder replaced in this commit series. */
public final class PairQuality {
    private PairQuality() {}
}
