package io.insarhub.hyp3.prepare;

/** What a layer's numbers are, and so how those between its pixels are made when it is brought to another grid. */
enum WarpKind {
    /** A quantity that varies smoothly: linear in both directions. */
    SMOOTH,
    /** Unwrapped phase: the same, but the nearest pixel where neighbours are more than π apart, which is a jump of the unwrapping. */
    PHASE,
    /** An angle in radians: the same, the short way from one to the next, whole turns aside. */
    ANGLE,
    /** Names of things: the nearest pixel. */
    CLASS
}
