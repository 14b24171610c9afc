package io.insarhub.core;

import io.insarhub.api.Progress;
import java.time.Duration;
import java.util.Locale;

/** Progress in words and bars, on one line of plain characters. */
final class ProgressText {

    private static final int BAR_CHARS = 24;
    private static final int TASK_CHARS = 10;
    private static final String[] BYTE_UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private ProgressText() {}

    /**
     * A line.
     *
     * @param elapsed since the task began, for what is left of it; zero if that is not to be told
     * @param columns the longest line
     * @param bar with a bar
     */
    static String line(Progress progress, Duration elapsed, int columns, boolean bar) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-" + TASK_CHARS + "s", progress.task()));
        double fraction = progress.fraction();
        if (Double.isNaN(fraction)) {
            line.append(' ').append(amount(progress.done(), progress.unit()));
        } else {
            if (bar) {
                int full = (int) Math.floor(fraction * BAR_CHARS);
                line.append(" [")
                        .append("#".repeat(full))
                        .append("-".repeat(BAR_CHARS - full))
                        .append(']');
            }
            // 100 % is for what is done
            line.append(String.format(Locale.ROOT, " %3d%% ", (int) Math.floor(fraction * 100)));
            line.append(counts(progress));
            line.append(left(fraction, elapsed));
        }
        if (!progress.message().isEmpty()) {
            line.append("  ").append(progress.message());
        }
        return cut(plain(line), columns - 1);
    }

    private static String counts(Progress progress) {
        return progress.unit().equals("bytes")
                ? amount(progress.done(), "bytes") + " of " + amount(progress.total(), "bytes")
                : progress.done() + "/" + progress.total() + " " + progress.unit();
    }

    private static String amount(long number, String unit) {
        if (!unit.equals("bytes")) {
            return number + " " + unit;
        }
        double amount = number;
        int power = 0;
        while (amount >= 999.5 && power < BYTE_UNITS.length - 1) {
            amount /= 1000;
            power++;
        }
        return String.format(
                Locale.ROOT, power == 0 || amount >= 99.5 ? "%.0f %s" : "%.1f %s", amount, BYTE_UNITS[power]);
    }

    /** What is left if it goes on as so far. Nothing is said of the first seconds, which tell little. */
    private static String left(double fraction, Duration elapsed) {
        if (fraction <= 0 || fraction >= 1 || elapsed.toSeconds() < 3) {
            return "";
        }
        double seconds = elapsed.toSeconds() * (1 - fraction) / fraction;
        if (seconds < 90) {
            return ", " + Math.max(1, Math.round(seconds)) + " s left";
        }
        return seconds < 5400
                ? ", " + Math.round(seconds / 60) + " min left"
                : ", " + Math.round(seconds / 3600) + " h left";
    }

    /** Messages hold names that others made: nothing in them may steer the terminal. */
    private static String plain(CharSequence text) {
        return text.toString().replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }

    private static String cut(String line, int most) {
        return line.length() <= most ? line : line.substring(0, Math.max(0, most - 3)) + "...";
    }
}
