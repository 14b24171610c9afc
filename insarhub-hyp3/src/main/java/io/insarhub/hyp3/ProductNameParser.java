package io.insarhub.hyp3;

import io.insarhub.api.BadOptionException;
import io.insarhub.hyp3.ProductName.BurstProduct;
import io.insarhub.hyp3.ProductName.Bursts;
import io.insarhub.hyp3.ProductName.MultiBurstProduct;
import io.insarhub.hyp3.ProductName.Orbits;
import io.insarhub.hyp3.ProductName.SceneProduct;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The three forms of a product's name as patterns. */
final class ProductNameParser {

    private static final String OPTION = "product name";

    private static final Pattern SCENE = Pattern.compile("S1(?<mission1>[A-D])(?<mission2>[A-D])"
            + "_(?<start1>\\d{8}T\\d{6})_(?<start2>\\d{8}T\\d{6})_(?<pol>[VH]{2})(?<orbits>[PRO])\\d{3}"
            + "_INT(?<spacing>\\d{2})_G_(?<mask>[uw])(?<coverage>[ecf])(?<swath>[F1-5])_(?<id>[0-9A-F]{4})");

    private static final String DATES_TO_ID =
            "_(?<date1>\\d{8})_(?<date2>\\d{8})_(?<pol>[VH]{2})_INT(?<spacing>\\d{2})_(?<id>[0-9A-F]{4})";

    private static final Pattern BURST = Pattern.compile("S1_(?<burst>\\d{6})_(?<swath>IW[1-3]|EW[1-5])" + DATES_TO_ID);

    // Releases of the service differ in the character after the orbit.
    private static final Pattern MULTI_BURST =
            Pattern.compile("S1_(?<orbit>\\d{3})[_-](?<first1>\\d{6})s1n(?<count1>\\d{2})"
                    + "-(?<first2>\\d{6})s2n(?<count2>\\d{2})-(?<first3>\\d{6})s3n(?<count3>\\d{2})_IW" + DATES_TO_ID);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);

    private ProductNameParser() {}

    static ProductName parse(String name) {
        try {
            Matcher scene = SCENE.matcher(name);
            if (scene.matches()) {
                return scene(name, scene);
            }
            Matcher burst = BURST.matcher(name);
            if (burst.matches()) {
                return burst(name, burst);
            }
            Matcher multiBurst = MULTI_BURST.matcher(name);
            if (multiBurst.matches()) {
                return multiBurst(name, multiBurst);
            }
        } catch (DateTimeException noSuchDate) {
            throw new BadOptionException(
                    OPTION,
                    "\"" + name + "\" has a date or time that does not exist; use the name HyP3 gave",
                    noSuchDate);
        }
        throw new BadOptionException(
                OPTION,
                "\"" + name + "\" is no name of a HyP3 interferogram; expected one like"
                        + " S1AA_20200104T032559_20200209T032559_VVP036_INT80_G_ueF_467C, without extension or layer");
    }

    private static SceneProduct scene(String name, Matcher m) {
        return new SceneProduct(
                name,
                "S1" + m.group("mission1"),
                "S1" + m.group("mission2"),
                time(m.group("start1")),
                time(m.group("start2")),
                m.group("pol"),
                orbits(m.group("orbits")),
                number(m, "spacing"),
                m.group("mask").equals("w"),
                m.group("coverage").charAt(0),
                m.group("swath").charAt(0),
                m.group("id"));
    }

    private static BurstProduct burst(String name, Matcher m) {
        return new BurstProduct(
                name,
                number(m, "burst"),
                m.group("swath"),
                date(m.group("date1")),
                date(m.group("date2")),
                m.group("pol"),
                number(m, "spacing"),
                m.group("id"));
    }

    private static MultiBurstProduct multiBurst(String name, Matcher m) {
        return new MultiBurstProduct(
                name,
                number(m, "orbit"),
                new Bursts(number(m, "first1"), number(m, "count1")),
                new Bursts(number(m, "first2"), number(m, "count2")),
                new Bursts(number(m, "first3"), number(m, "count3")),
                date(m.group("date1")),
                date(m.group("date2")),
                m.group("pol"),
                number(m, "spacing"),
                m.group("id"));
    }

    private static Orbits orbits(String letter) {
        return switch (letter) {
            case "P" -> Orbits.PRECISE;
            case "R" -> Orbits.RESTITUTED;
            default -> Orbits.PREDICTED;
        };
    }

    private static LocalDate date(String digits) {
        return LocalDate.parse(digits, DATE);
    }

    private static Instant time(String digits) {
        return LocalDateTime.parse(digits, TIME).toInstant(ZoneOffset.UTC);
    }

    private static int number(Matcher m, String group) {
        return Integer.parseInt(m.group(group));
    }
}
