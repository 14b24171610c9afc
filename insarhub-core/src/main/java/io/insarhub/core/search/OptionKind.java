package io.insarhub.core.search;

import io.insarhub.api.BadOptionException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What values an option takes. */
enum OptionKind {
    TEXT((option, value) -> Values.only(option, Values.texts(option, value))),
    TEXTS(Values::texts),
    WHOLES(Values::wholes),
    NUMBER((option, value) -> Values.only(option, Values.numbers(option, value))),
    NUMBERS(Values::numbers),
    TIME((option, value) -> {
        Values.only(option, Values.texts(option, value));
        Days.first(option, value);
    }),
    SEASON((option, value) -> {
        List<Integer> days = Values.wholes(option, value);
        if (days.size() != 2 || days.stream().anyMatch(day -> day < 1 || day > 366)) {
            throw Values.bad(option, "a list of the first and the last day of the year, 1 to 366", value);
        }
    }),
    COUNT((option, value) -> {
        Integer count = Values.only(option, Values.wholes(option, value));
        if (count == null || count < 1) {
            throw Values.bad(option, "a whole number, 1 or more", value);
        }
    }),
    FLIGHT_DIRECTION(each(OptionKind::flightDirection)),
    LOOK_DIRECTION(each(OptionKind::lookDirection)),
    TRUTH(each(OptionKind::truth)),
    COVERAGE(each(OptionKind::coverage)),
    AREA((option, value) -> {
        boolean box = value instanceof List<?>;
        if (box ? Values.numbers(option, value).size() != 4 : !(value instanceof String text) || text.isBlank()) {
            throw Values.bad(
                    option,
                    "a box [west, south, east, north], WKT, GeoJSON text, or a path to a file of a shape",
                    value);
        }
    });

    /** Looks at a value that is not null. */
    @FunctionalInterface
    private interface Check {
        void check(String option, Object value);
    }

    /** Makes the catalogue's word of a user's; null if it is none. */
    @FunctionalInterface
    interface Word {
        @Nullable String of(String text);
    }

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Check check;

    OptionKind(Check check) {
        this.check = check;
    }

    /**
     * Checks a value.
     *
     * @throws BadOptionException naming the option, if it cannot be a value of this kind
     */
    void check(String option, @Nullable Object value) {
        if (value != null) {
            check.check(option, value);
        }
    }

    static @Nullable String flightDirection(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "A", "ASC", "ASCENDING" -> "ASCENDING";
            case "D", "DESC", "DESCENDING" -> "DESCENDING";
            default -> null;
        };
    }

    static @Nullable String lookDirection(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "R", "RIGHT" -> "R";
            case "L", "LEFT" -> "L";
            default -> null;
        };
    }

    static @Nullable String truth(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        return word.equals("TRUE") || word.equals("FALSE") ? word : null;
    }

    /** Full or partial frames. */
    static @Nullable String coverage(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "F", "FULL", "TRUE" -> "TRUE";
            case "P", "PARTIAL", "FALSE" -> "FALSE";
            default -> null;
        };
    }

    private static Check each(Word word) {
        return (option, value) -> {
            Consumer<String> known = text -> {
                if (word.of(text) == null) {
                    throw new BadOptionException(option, "cannot be " + Values.shown(text));
                }
            };
            Values.texts(option, value).forEach(known);
        };
    }
}
