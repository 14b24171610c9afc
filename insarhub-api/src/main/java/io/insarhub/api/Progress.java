package io.insarhub.api;

/**
 * How far some work has come.
 *
 * @param task what is going on, in the user's words, for example {@code scores}
 * @param done units finished so far
 * @param total units in all; −1 where nobody knows
 * @param unit what is counted, for example {@code pairs} or {@code bytes}
 * @param message a word on this step; may be empty
 */
public record Progress(String task, long done, long total, String unit, String message) {

    /** Progress without a message. */
    public static Progress of(String task, long done, long total, String unit) {
        return new Progress(task, done, total, unit, "");
    }

    /** Share done, 0–1; NaN where the total is unknown. */
    public double fraction() {
        if (total < 0) {
            return Double.NaN;
        }
        return total == 0 ? 1.0 : Math.min(1.0, (double) done / total);
    }

    /** True when all is done. */
    public boolean isComplete() {
        return total >= 0 && done >= total;
    }
}
