package io.insarhub.core;

/**
 * A scene that is not in the network, and why.
 *
 * @param scene the scene's name
 * @param cause what kind of reason
 * @param reason the reason in words, with numbers
 */
public record LeftOut(String scene, Cause cause, String reason) {

    /** Kinds of reason for leaving a scene out. */
    public enum Cause {
        /** Neither record nor name tells when it was taken. */
        NO_TIME,
        /** It is on another path than the stack: its orbit passes elsewhere. */
        OTHER_PATH,
        /** It was taken on a day of snow or rain. */
        BAD_WEATHER,
        /** Its record lacks state vectors, so its perpendicular baseline is unknown. */
        NO_BASELINE,
        /** Its perpendicular baseline is beyond anything possible, so its record is broken. */
        BASELINE_OUT_OF_RANGE,
        /** It could take part, but is in no pair: no other scene is within the limits. */
        NO_PAIR
    }

    /** Scene and reason in one line. */
    @Override
    public String toString() {
        return scene + ": " + reason;
    }
}
