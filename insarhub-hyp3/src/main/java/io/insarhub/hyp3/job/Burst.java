package io.insarhub.hyp3.job;

import io.insarhub.api.BadOptionException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a burst, such as {@code S1_136231_IW2_20200604T022312_VV_7C85-BURST}.
 *
 * @param name the name itself
 * @param id number and swath, the same for the same ground: {@code 136231_IW2}
 * @param start when it was taken, UTC
 * @param polarization two letters
 */
record Burst(String name, String id, LocalDateTime start, String polarization) {

    private static final Pattern FORM =
            Pattern.compile("S1_(\\d{6}_(?:IW|EW)[1-5])_(\\d{8}T\\d{6})_(VV|HH|VH|HV)_[0-9A-F]{4}-BURST");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    static Burst parse(String option, String name) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            throw new BadOptionException(
                    option,
                    "must be names of bursts such as S1_136231_IW2_20200604T022312_VV_7C85-BURST, but one is \"" + name
                            + "\"");
        }
        try {
            return new Burst(name, form.group(1), LocalDateTime.parse(form.group(2), TIME), form.group(3));
        } catch (java.time.DateTimeException e) {
            throw new BadOptionException(option, "has a burst with a time that does not exist: " + name, e);
        }
    }

    /** Throws unless both show the same ground in the same polarization, this one earlier. */
    void requireBefore(Burst secondary, String option) {
        require(
                id.equals(secondary.id) && polarization.equals(secondary.polarization),
                option,
                "must be of the same burst and polarization, but are " + name + " and " + secondary.name);
        require(
                start.isBefore(secondary.start),
                option,
                "must have the older burst as the reference; exchange " + name + " and " + secondary.name);
    }

    static void require(boolean fine, String option, String problem) {
        if (!fine) {
            throw new BadOptionException(option, problem);
        }
    }
}
