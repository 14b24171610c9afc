package io.insarhub.api;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a stack: the scenes of one path (relative orbit) and one frame. Its text is the name of the stack's folder and
 * the middle of its files' names: {@code p100_f466}; {@code p87_merged_f89_f90} where frames of one path are combined;
 * {@code p33_f068687_IW2} where a frame is a burst.
 *
 * @param path the path, 0 in {@link #FLAT}
 * @param frame the frame as it stands after {@code p…_f}: a number in most stacks; {@code merged_f89_f90} for a merged
 *     one
 */
public record StackId(int path, String frame) implements Comparable<StackId> {

    private static final int MAX_PATH = 999_999_999;
    private static final String MERGED = "merged_";
    private static final String MERGED_FRAME = "merged(?:_f[A-Za-z0-9-]+)+";
    private static final String PLAIN_FRAME = "(?!merged_)[A-Za-z0-9][A-Za-z0-9_-]*";
    private static final Pattern FRAME = Pattern.compile(MERGED_FRAME + "|" + PLAIN_FRAME);
    private static final Pattern TEXT =
            Pattern.compile("p(0|[1-9]\\d{0,8})_(?:f(" + PLAIN_FRAME + ")|(" + MERGED_FRAME + "))");

    /** The stack of a flat work folder, {@code p0_f0}, whose real path and frame stand in the config file. */
    public static final StackId FLAT = new StackId(0, "0");

    /**
     * Checks path and frame.
     *
     * @throws BadOptionException if the path is negative or has ten digits, or the frame could not be part of a file name
     */
    public StackId {
        if (path < 0 || path > MAX_PATH) {
            throw new BadOptionException("path", "must be 0 to " + MAX_PATH + ", but is " + path);
        }
        if (!isFrame(frame)) {
            throw new BadOptionException(
                    "frame",
                    "must be letters, digits, '_' or '-' (merged frames: merged_f89_f90), but is \"" + frame + "\"");
        }
    }

    /** The stack of a path and a numbered frame. */
    public static StackId of(int path, int frame) {
        return new StackId(path, Integer.toString(frame));
    }

    /**
     * Reads a stack's name.
     *
     * @param text such as {@code p100_f466}
     * @throws BadOptionException if the text is no stack name
     */
    public static StackId parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            throw new BadOptionException(
                    "stack", "\"" + text + "\" is no stack name; expected p{path}_f{frame}, for example p100_f466");
        }
        return new StackId(Integer.parseInt(m.group(1)), m.group(2) != null ? m.group(2) : m.group(3));
    }

    /** True if the text is a stack's name. */
    public static boolean isStackId(String text) {
        return TEXT.matcher(text).matches();
    }

    /** True if the text can be the frame of a stack. */
    static boolean isFrame(String text) {
        return FRAME.matcher(text).matches();
    }

    /** True for frames of one path combined into one stack. */
    public boolean isMerged() {
        return frame.startsWith(MERGED);
    }

    /** By path, then by frame: numbers before names, numbers by value. */
    @Override
    public int compareTo(StackId other) {
        int byPath = Integer.compare(path, other.path);
        if (byPath != 0) {
            return byPath;
        }
        boolean number = isNumber(frame);
        boolean otherNumber = isNumber(other.frame);
        if (number != otherNumber) {
            return number ? -1 : 1;
        }
        int byValue = number ? compareNumbers(frame, other.frame) : 0;
        return byValue != 0 ? byValue : frame.compareTo(other.frame);
    }

    @Override
    public String toString() {
        return "p" + path + (isMerged() ? "_" : "_f") + frame;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** By value, of any length; leading zeros do not count. */
    private static int compareNumbers(String a, String b) {
        return new BigInteger(a).compareTo(new BigInteger(b));
    }
}
