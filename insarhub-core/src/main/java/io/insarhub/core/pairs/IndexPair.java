package io.insarhub.core.pairs;

/**
 * A pair by the scenes' indices.
 *
 * @param earlier index of the earlier scene
 * @param later index of the later scene
 */
public record IndexPair(int earlier, int later) {}
