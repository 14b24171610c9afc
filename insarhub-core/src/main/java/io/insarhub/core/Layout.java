package io.insarhub.core;

/** Where a work folder keeps its files. */
public enum Layout {
    /** One stack, its files directly in the folder. */
    FLAT,
    /** Several stacks, each in a folder of its own. */
    MULTI_STACK
}
