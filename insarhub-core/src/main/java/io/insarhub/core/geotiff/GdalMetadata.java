package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;
import io.insarhub.core.markup.Markup;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Text of GDAL's private metadata tag (42112): an XML document with the tags of the file and of its bands. */
final class GdalMetadata {

    private GdalMetadata() {}

    /** The document in UTF-8 with the NUL at its end; empty if nobody has anything to say. */
    static byte[] document(Map<String, String> fileTags, List<Band> bands) {
        StringBuilder items = new StringBuilder();
        fileTags.forEach((name, value) -> item(items, name, "", value));
        for (int i = 0; i < bands.size(); i++) {
            String sample = " sample=\"" + i + "\"";
            bands.get(i).tags().forEach((name, value) -> item(items, name, sample, value));
            if (!bands.get(i).description().isEmpty()) {
                item(
                        items,
                        "DESCRIPTION",
                        sample + " role=\"description\"",
                        bands.get(i).description());
            }
        }
        if (items.isEmpty()) {
            return new byte[0];
        }
        return ("<GDALMetadata>\n" + items + "</GDALMetadata>\n\0").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Throws if GDAL could not read the tags back as they are: it keeps them as {@code NAME=VALUE} or
     * {@code NAME:VALUE}, takes names without regard to case, and has one of its own.
     */
    static void checkTags(Map<String, String> tags) {
        Set<String> seen = new HashSet<>();
        tags.forEach((name, value) -> {
            checkText("tag " + name, value);
            if (name.isBlank() || name.indexOf('=') >= 0 || name.indexOf(':') >= 0 || hasControl(name, "")) {
                throw new BadOptionException(
                        "tag name", "\"" + name + "\" must not be blank or contain =, : or control characters");
            }
            String upperCase = name.toUpperCase(Locale.ROOT);
            if (upperCase.equals("AREA_OR_POINT")) {
                throw new BadOptionException("tag " + name, "is told by the pixel interpretation; set that instead");
            }
            if (!seen.add(upperCase)) {
                throw new BadOptionException(
                        "tag " + name, "differs from another tag's name in upper and lower case only");
            }
        });
    }

    /** Throws if XML cannot carry the text. */
    static void checkText(String option, String text) {
        if (hasControl(text, "\t\n") || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new BadOptionException(option, "must not contain control characters or half surrogate pairs");
        }
    }

    private static boolean hasControl(String text, String allowed) {
        return text.chars().anyMatch(c -> (c < ' ' && allowed.indexOf(c) < 0) || c == 0xFFFE || c == 0xFFFF);
    }

    private static void item(StringBuilder xml, String name, String attributes, String value) {
        xml.append("  <Item name=\"")
                .append(Markup.escaped(name))
                .append('"')
                .append(attributes)
                .append('>');
        xml.append(escapeValue(value)).append("</Item>\n");
    }

    private static String escapeValue(String value) {
        // GDAL undoes XML's escapes in a value once more after parsing, so its ampersands need a second layer
        String escaped = Markup.escaped(value.replace("&", "&amp;"));
        // and its parser skips white space at the beginning of a text
        return !escaped.isEmpty() && escaped.charAt(0) <= ' '
                ? "&#" + (int) escaped.charAt(0) + ";" + escaped.substring(1)
                : escaped;
    }
}
