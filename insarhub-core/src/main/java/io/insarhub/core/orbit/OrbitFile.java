package io.insarhub.core.orbit;

import io.insarhub.api.OrbitKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An orbit file, as its name tells:
 * {@code S1A_OPER_AUX_POEORB_OPOD_20210203T122423_V20210113T225942_20210115T005942.EOF}.
 *
 * @param name the file's name
 * @param platform {@code S1A} to {@code S1D}
 * @param kind how the orbit was determined
 * @param created when the file was made, UTC
 * @param start start of its validity, UTC
 * @param stop end of its validity, UTC
 */
public record OrbitFile(String name, String platform, OrbitKind kind, Instant created, Instant start, Instant stop) {

    /** Names as long as this, and no other. */
    static final int NAME_LENGTH = 77;

    /** What a name looks like. */
    static final Pattern NAME = Pattern.compile(
            "(S1[A-D])_OPER_AUX_(POEORB|RESORB)_OPOD_(\\d{8}T\\d{6})" + "_V(\\d{8}T\\d{6})_(\\d{8}T\\d{6})\\.EOF");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** What a name says; empty if it is not that of an orbit file. */
    public static Optional<OrbitFile> parse(String name) {
        Matcher form = NAME.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OrbitFile(
                    name,
                    form.group(1),
                    OrbitKind.valueOf(form.group(2)),
                    time(form.group(3)),
                    time(form.group(4)),
                    time(form.group(5))));
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    /** True if it is valid over a stretch of time and more. */
    boolean covers(Instant from, Instant to, Duration before, Duration after) {
        return !start.isAfter(from.minus(before)) && !stop.isBefore(to.plus(after));
    }

    private static Instant time(String digits) {
        return LocalDateTime.parse(digits, TIME).toInstant(ZoneOffset.UTC);
    }
}
