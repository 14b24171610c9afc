package io.insarhub.api;

/**
 * Two scenes of one stack that make an interferogram. The reference is the earlier one: scenes given the other way round
 * are exchanged; where the names do not tell which is earlier, they stay as given.
 *
 * @param reference name of the earlier scene
 * @param secondary name of the later scene
 */
public record ScenePair(String reference, String secondary) implements Comparable<ScenePair> {

    private static final int S1_START = 17;
    private static final int S1_START_END = 32;

    /**
     * Puts the earlier scene first.
     *
     * @throws BadOptionException if a name is blank or both are the same
     */
    public ScenePair {
        if (reference.isBlank() || secondary.isBlank()) {
            throw new BadOptionException(
                    "pair", "needs two scene names, but has \"" + reference + "\" and \"" + secondary + "\"");
        }
        if (reference.equals(secondary)) {
            throw new BadOptionException("pair", "has the same scene twice: " + reference);
        }
        if (isLater(reference, secondary)) {
            String earlier = secondary;
            secondary = reference;
            reference = earlier;
        }
    }

    /** By reference, then by secondary. */
    @Override
    public int compareTo(ScenePair other) {
        int byReference = reference.compareTo(other.reference);
        return byReference != 0 ? byReference : secondary.compareTo(other.secondary);
    }

    /** Both names, joined as the documented pair key of the files: {@code reference,secondary}. */
    @Override
    public String toString() {
        return reference + "," + secondary;
    }

    private static boolean isLater(String a, String b) {
        if (isSentinel1(a) && isSentinel1(b)) {
            // the usual case, at the cost of comparing fifteen characters: pair databases hold 100,000s of pairs
            return a.substring(S1_START, S1_START_END).compareTo(b.substring(S1_START, S1_START_END)) > 0;
        }
        SceneName first = SceneName.parse(a);
        SceneName second = SceneName.parse(b);
        if (first.start() != null && second.start() != null) {
            return first.start().isAfter(second.start());
        }
        return first.date() != null && second.date() != null && first.date().isAfter(second.date());
    }

    private static boolean isSentinel1(String name) {
        return name.length() == 67
                && name.startsWith("S1")
                && name.charAt(16) == '_'
                && name.charAt(25) == 'T'
                && name.charAt(32) == '_';
    }
}
