package io.insarhub.core.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes {@code letters.txt} from the two faces of DejaVu Sans: {@code LettersFromFonts REGULAR.ttf BOLD.ttf letters.txt}. The
 * outlines are those of the fonts, in their own whole units.
 */
final class LettersFromFonts {

    private static final String HEAD = """
            # Outlines of letters, digits and signs of DejaVu Sans 2.37, regular and bold; see letters-LICENSE.txt.
            # A line a letter: face, code point, advance, path (M to, L line, Q quadratic curve, Z close), 2048 units to the em.
            """;

    private LettersFromFonts() {}

    public static void main(String[] arguments) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.addAll(lines("plain", Path.of(arguments[0])));
        lines.addAll(lines("bold", Path.of(arguments[1])));
        Files.writeString(Path.of(arguments[2]), HEAD + String.join("\n", lines) + "\n");
    }

    private static List<String> lines(String face, Path file) throws Exception {
        Font font = Font.createFont(Font.TRUETYPE_FONT, file.toFile()).deriveFont((float) Letters.UNITS_PER_EM);
        return codePoints()
                .filter(font::canDisplay)
                .mapToObj(codePoint -> line(face, font, codePoint))
                .toList();
    }

    /** Latin, Greek and Cyrillic with accents, and the signs of punctuation and of formulas. */
    private static IntStream codePoints() {
        IntStream letters = IntStream.concat(
                IntStream.concat(IntStream.rangeClosed(0x20, 0x7e), IntStream.rangeClosed(0xa0, 0x17f)),
                IntStream.concat(IntStream.rangeClosed(0x386, 0x3ce), IntStream.rangeClosed(0x400, 0x45f)));
        IntStream signs = IntStream.concat(
                IntStream.concat(IntStream.rangeClosed(0x2010, 0x2027), IntStream.rangeClosed(0x2030, 0x203a)),
                IntStream.concat(
                        IntStream.of(0x2070, 0x2074, 0x2075, 0x2076, 0x207b, 0x2080, 0x2081, 0x2082, 0x20ac, 0x25a1),
                        IntStream.concat(
                                IntStream.rangeClosed(0x2190, 0x2195),
                                IntStream.of(
                                        0x2202, 0x2206, 0x2208, 0x2211, 0x2212, 0x221a, 0x221e, 0x2220, 0x2248, 0x2260,
                                        0x2264, 0x2265, 0x22a5, 0x2032, 0x2033, 0x22c5))));
        return IntStream.concat(letters, signs).distinct().sorted();
    }

    private static String line(String face, Font font, int codePoint) {
        FontRenderContext exact = new FontRenderContext(null, true, true);
        GlyphVector glyph = font.createGlyphVector(exact, Character.toString(codePoint));
        StringBuilder path = new StringBuilder();
        double[] points = new double[6];
        for (PathIterator at = glyph.getOutline().getPathIterator(null); !at.isDone(); at.next()) {
            int type = at.currentSegment(points);
            int pairs = switch (type) {
                case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 1;
                case PathIterator.SEG_QUADTO -> 2;
                case PathIterator.SEG_CLOSE -> 0;
                default -> throw new IllegalArgumentException("not an outline of TrueType");
            };
            path.append(' ').append("MLQ?Z".charAt(type));
            for (int i = 0; i < 2 * pairs; i++) {
                path.append(' ').append(Math.round(points[i]));
            }
        }
        return face + " " + Integer.toHexString(codePoint) + " "
                + Math.round(glyph.getGlyphMetrics(0).getAdvanceX()) + path;
    }
}
