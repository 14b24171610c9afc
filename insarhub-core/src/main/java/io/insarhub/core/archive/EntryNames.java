package io.insarhub.core.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names of entries may become files: those that stay in their folder and mean the same file, and no other, on every
 * system. Remembers them, so that no entry takes another's place.
 */
final class EntryNames {

    private static final int LONGEST = 1000;
    private static final int LONGEST_SEGMENT_BYTES = 255;
    private static final int DEEPEST = 50;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\\\:*?\"<>|]");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\\s*(\\..*)?");

    /** True for a folder; keyed by the name as the least careful file system takes it. */
    private final Map<String, Boolean> taken = new HashMap<>();

    /** Says what is wrong with the name of the next entry; empty if nothing is. */
    Optional<String> problem(String name, boolean folder) {
        String path = folder && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        Optional<String> unsafe = unsafe(path);
        return unsafe.isPresent() ? unsafe : clash(path, folder);
    }

    private static Optional<String> unsafe(String path) {
        if (path.isEmpty()) {
            return Optional.of("it has no name");
        }
        if (path.startsWith("/") || path.startsWith("\\")) {
            return Optional.of("its name is absolute");
        }
        if (path.length() > LONGEST) {
            return Optional.of("its name is longer than " + LONGEST + " characters");
        }
        String[] segments = path.split("/", -1);
        if (segments.length > DEEPEST) {
            return Optional.of("it lies deeper than " + DEEPEST + " folders");
        }
        if (List.of(segments).contains("..")) {
            return Optional.of("its name leads out of the folder (..)");
        }
        for (String segment : segments) {
            Optional<String> problem = unsafeSegment(segment);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unsafeSegment(String segment) {
        if (segment.isEmpty() || segment.equals(".")) {
            return Optional.of("its name has an empty part");
        }
        if (FORBIDDEN.matcher(segment).find()) {
            return Optional.of("its name has a character that no file has on every system (\\ : * ? \" < > | or a"
                    + " control character)");
        }
        if (segment.endsWith(".") || segment.endsWith(" ")) {
            return Optional.of("a part of its name ends in a dot or a blank, which Windows drops");
        }
        if (DEVICE.matcher(segment.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("a part of its name is that of a device");
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT_BYTES) {
            return Optional.of("a part of its name is longer than " + LONGEST_SEGMENT_BYTES + " bytes");
        }
        return Optional.empty();
    }

    private Optional<String> clash(String path, boolean folder) {
        String key = Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            if (!taken.computeIfAbsent(key.substring(0, slash), parent -> true)) {
                return Optional.of("another entry is a file of the name of its folder");
            }
        }
        Boolean before = taken.putIfAbsent(key, folder);
        return before == null || (before && folder)
                ? Optional.empty()
                : Optional.of("another entry has the same name, upper and lower case taken for one");
    }
}
