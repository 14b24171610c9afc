package io.insarhub.core;

/** How far a stack has come, told by which files are in its folder; in order. */
public enum Stage {
    /** Nothing yet. */
    EMPTY,
    /** There is a stack file: scenes and pairs are chosen. */
    PAIRS_SELECTED,
    /** There is a job file: a processor has been asked for the interferograms. */
    SUBMITTED,
    /** Every product that is known to be there has been downloaded. */
    DOWNLOADED,
    /** The products are clipped and the analysis is configured. */
    PREPARED,
    /** There is a velocity or a time series. */
    ANALYZED,
    /** Velocity and time series, those that are there, are GeoTIFFs too. */
    EXPORTED;

    /** True if this stage is the other one or comes after it. */
    public boolean hasReached(Stage other) {
        return compareTo(other) >= 0;
    }
}
