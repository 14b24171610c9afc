package io.insarhub.core.download;

import io.insarhub.api.BadOptionException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What may be the name of a downloaded file: one that stays in its folder, on every system. */
final class FileName {

    static final String PART_SUFFIX = ".part";
    static final String NOTE_SUFFIX = ".part.meta";

    private static final int LONGEST = 200;
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}/\\\\:*?\"<>|]+");

    private FileName() {}

    /** The name itself, if it may be one. */
    static String require(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean good = PLAIN.matcher(name).matches()
                && !name.startsWith("..")
                && !name.endsWith(".")
                && name.equals(name.strip())
                && name.length() <= LONGEST
                && !lower.endsWith(PART_SUFFIX)
                && !lower.endsWith(NOTE_SUFFIX);
        if (!good) {
            throw new BadOptionException(
                    "file name",
                    "\"" + name.replaceAll("\\p{Cntrl}", "?")
                            + "\" cannot be one: it must be a plain name without path," + " at most " + LONGEST
                            + " characters, not ending in " + PART_SUFFIX);
        }
        return name;
    }
}
