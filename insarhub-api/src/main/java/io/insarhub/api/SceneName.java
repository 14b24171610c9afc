package io.insarhub.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a radar scene, and what it tells. A Sentinel-1 name such as
 * {@code S1A_IW_SLC__1SDV_20200103T005900_20200103T005927_030000_036000_BB3B} tells mission, mode, times and orbit; any
 * other name is kept as it is (opaque), with a date where one can be found in it.
 *
 * <p>Two names are equal when their text is.
 */
public final class SceneName implements Comparable<SceneName> {

    private static final Pattern SENTINEL_1 =
            Pattern.compile("(S1[A-D])_(IW|EW|WV|S[1-6])_([A-Z]{3})([FHM_])_([0-9A-Z]{2})([SD][HV]|[HV]{2})"
                    + "_(\\d{8}T\\d{6})_(\\d{8}T\\d{6})_(\\d{6})_([0-9A-F]{6})_([0-9A-F]{4})");

    private static final Pattern TIMESTAMP =
            Pattern.compile("(?<!\\d)(\\d{4})(\\d{2})(\\d{2})(?:[Tt](\\d{2})(\\d{2})(\\d{2}))?(?!\\d)");

    private static final int ORBITS_PER_CYCLE = 175;
    private static final int S1C_LAST_ORBIT_BEFORE_MOVE = 8018;

    private final String name;
    private final @Nullable String mission;
    private final @Nullable String mode;
    private final @Nullable String productType;
    private final @Nullable String polarization;
    private final @Nullable Instant start;
    private final @Nullable Instant stop;
    private final @Nullable LocalDate date;
    private final @Nullable Integer absoluteOrbit;

    private SceneName(String name) {
        this.name = name;
        Matcher m = SENTINEL_1.matcher(name);
        Instant from = m.matches() ? instant(m.group(7)) : null;
        Instant to = from == null ? null : instant(m.group(8));
        if (from != null && to != null) {
            mission = m.group(1);
            mode = m.group(2);
            productType = m.group(3);
            polarization = polarization(m.group(6));
            start = from;
            stop = to;
            date = LocalDate.ofInstant(from, ZoneOffset.UTC);
            absoluteOrbit = Integer.valueOf(m.group(9));
        } else {
            mission = null;
            mode = null;
            productType = null;
            polarization = null;
            stop = null;
            absoluteOrbit = null;
            Found found = find(name);
            start = found.time;
            date = found.date;
        }
    }

    /**
     * Reads a scene name.
     *
     * @param name the name, without an extension such as {@code .zip}
     * @return what it tells; never fails for a name that is not Sentinel-1's
     * @throws BadOptionException if the name is empty or blank
     */
    @JsonCreator
    public static SceneName parse(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new BadOptionException(
                    "scene name", "is empty; give the name of a scene, for example S1A_IW_SLC__1SDV_…");
        }
        return new SceneName(name);
    }

    /** The name as it was given. */
    @JsonValue
    public String name() {
        return name;
    }

    /** {@code S1A} to {@code S1D}; null for an opaque name. */
    public @Nullable String mission() {
        return mission;
    }

    /** The acquisition mode, such as {@code IW}; null for an opaque name. */
    public @Nullable String mode() {
        return mode;
    }

    /** The product type, such as {@code SLC}; null for an opaque name. */
    public @Nullable String productType() {
        return productType;
    }

    /** The polarization as ASF writes it, such as {@code VV+VH}; null for an opaque name. */
    public @Nullable String polarization() {
        return polarization;
    }

    /** Start of the acquisition, UTC, to the second; null where the name does not tell. */
    public @Nullable Instant start() {
        return start;
    }

    /** End of the acquisition, UTC, to the second; null for an opaque name. */
    public @Nullable Instant stop() {
        return stop;
    }

    /** Date of the acquisition, UTC; null where the name holds none. */
    public @Nullable LocalDate date() {
        return date;
    }

    /** Absolute orbit number; null for an opaque name. */
    public @Nullable Integer absoluteOrbit() {
        return absoluteOrbit;
    }

    /**
     * Relative orbit (track, ASF's path), 1–175, from the absolute one: {@code (absolute − offset) mod 175 + 1}, offset
     * 73 for S1A and 27 for S1B (ESA's mission performance centre), 172 for S1C up to orbit 8018 and 99 after it was
     * moved in June 2026, 42 for S1D (ESA at FRINGE 2026, as adopted by isce2 pull requests 28123 and 28130).
     *
     * @return the relative orbit; null for an opaque name
     */
    public @Nullable Integer relativeOrbit() {
        Integer orbit = absoluteOrbit;
        if (orbit == null || mission == null) {
            return null;
        }
        return switch (mission) {
            case "S1A" -> relative(orbit, 73);
            case "S1B" -> relative(orbit, 27);
            case "S1C" -> relative(orbit, orbit <= S1C_LAST_ORBIT_BEFORE_MOVE ? 172 : 99);
            case "S1D" -> relative(orbit, 42);
            default -> null;
        };
    }

    /** True when the name is not a Sentinel-1 scene name. */
    public boolean isOpaque() {
        return mission == null;
    }

    @Override
    public int compareTo(SceneName other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof SceneName other && other.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The name itself. */
    @Override
    public String toString() {
        return name;
    }

    private static int relative(int orbit, int offset) {
        return Math.floorMod(orbit - offset, ORBITS_PER_CYCLE) + 1;
    }

    private static String polarization(String code) {
        return switch (code) {
            case "SV" -> "VV";
            case "SH" -> "HH";
            case "DV" -> "VV+VH";
            case "DH" -> "HH+HV";
            default -> code;
        };
    }

    private static @Nullable Instant instant(String basic) {
        return find(basic).time;
    }

    private record Found(@Nullable LocalDate date, @Nullable Instant time) {}

    /** The first run of digits that is a date, with the time of day where one follows. */
    private static Found find(String text) {
        Matcher m = TIMESTAMP.matcher(text);
        while (m.find()) {
            Found found = dateIn(m);
            if (found != null) {
                return found;
            }
        }
        return new Found(null, null);
    }

    /** The date in a match; null for eight digits that are none: an orbit or an identifier. */
    private static @Nullable Found dateIn(Matcher m) {
        LocalDate day;
        try {
            day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        } catch (DateTimeException notADate) {
            return null;
        }
        if (day.getYear() < 1970 || day.getYear() > 2200) {
            return null;
        }
        return new Found(day, m.group(4) == null ? null : timeIn(m, day));
    }

    /** The moment in a match; null where the digits after the date are no time of day. */
    private static @Nullable Instant timeIn(Matcher m, LocalDate day) {
        try {
            LocalDateTime time = day.atTime(number(m, 4), number(m, 5), number(m, 6));
            return time.toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
