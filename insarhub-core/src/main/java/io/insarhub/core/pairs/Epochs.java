package io.insarhub.core.pairs;

import java.time.Instant;
import java.util.List;

/** The scenes of one stack as selectors see them: by index, in order of time. Immutable. */
public final class Epochs {

    private static final double MICROS_PER_SECOND = 1e6;
    private static final double SECONDS_PER_DAY = 86_400;

    private final List<String> names;
    private final long[] startMicros;
    private final double[] baselineMeters;

    /**
     * Epochs from parallel lists.
     *
     * @param names names, for messages and ties
     * @param startMicros start of each, microseconds since 1970, ascending
     * @param baselineMeters perpendicular baseline of each, relative to one of them
     * @throws IllegalArgumentException if the lists differ in length or the times are not ascending
     */
    public Epochs(List<String> names, long[] startMicros, double[] baselineMeters) {
        if (startMicros.length != names.size() || baselineMeters.length != names.size()) {
            throw new IllegalArgumentException("names, times and baselines differ in number");
        }
        for (int i = 1; i < startMicros.length; i++) {
            if (startMicros[i] < startMicros[i - 1]) {
                throw new IllegalArgumentException("times are not ascending at " + names.get(i));
            }
        }
        this.names = List.copyOf(names);
        this.startMicros = startMicros.clone();
        this.baselineMeters = baselineMeters.clone();
    }

    /** A moment as these count it. */
    public static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
    }

    /** Number of scenes. */
    public int size() {
        return names.size();
    }

    /** Names of the scenes, by index. */
    public List<String> names() {
        return names;
    }

    /** Days between two scenes, never negative. */
    public double days(int a, int b) {
        return Math.abs(startMicros[a] - startMicros[b]) / MICROS_PER_SECOND / SECONDS_PER_DAY;
    }

    /** Perpendicular baseline between two scenes, metres, never negative. */
    public double meters(int a, int b) {
        return Math.abs(baselineMeters[a] - baselineMeters[b]);
    }
}
