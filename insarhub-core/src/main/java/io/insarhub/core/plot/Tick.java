package io.insarhub.core.plot;

/**
 * A mark on an axis.
 *
 * @param position where it is, in units of the figure
 * @param label what it says; empty for one between the labelled ones
 */
record Tick(double position, String label) {

    boolean labelled() {
        return !label.isEmpty();
    }
}
