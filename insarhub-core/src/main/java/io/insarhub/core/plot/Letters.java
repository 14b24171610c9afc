package io.insarhub.core.plot;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringTokenizer;

/**
 * Outlines of the letters, digits and signs of two faces, which come with the library: text looks the same on every machine,
 * and needs neither fonts nor what finds them. Immutable.
 */
final class Letters {

    static final int UNITS_PER_EM = 2048;

    /** What stands for a letter that is not there. */
    private static final int UNKNOWN = 0x25a1;

    private static final String FILE = "letters.txt";

    private final Map<Integer, Letter> letters;

    private record Letter(int advance, Path2D outline) {}

    private Letters(Map<Integer, Letter> letters) {
        this.letters = Map.copyOf(letters);
    }

    static Letters plain() {
        return Both.PLAIN;
    }

    static Letters bold() {
        return Both.BOLD;
    }

    /** Read when the first text is drawn. */
    private static final class Both {

        private static final Letters PLAIN = read("plain");
        private static final Letters BOLD = read("bold");
    }

    /** True if a text has no letter but those that are there. */
    boolean haveAllOf(String text) {
        return text.codePoints().allMatch(letters::containsKey);
    }

    /** How wide a text is, in units of its size. */
    double width(String text, double size) {
        return text.codePoints()
                        .mapToLong(codePoint -> letter(codePoint).advance)
                        .sum()
                * size
                / UNITS_PER_EM;
    }

    /** The outline of a text that begins at a point of its base line. */
    Shape shape(String text, double x, double baseLine, double size) {
        double scale = size / UNITS_PER_EM;
        Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
        long advance = 0;
        for (int codePoint : text.codePoints().toArray()) {
            Letter letter = letter(codePoint);
            AffineTransform place = new AffineTransform(scale, 0, 0, scale, x + advance * scale, baseLine);
            all.append(letter.outline.getPathIterator(place), false);
            advance += letter.advance;
        }
        return all;
    }

    private Letter letter(int codePoint) {
        Letter letter = letters.get(codePoint);
        return letter != null ? letter : Objects.requireNonNull(letters.get(UNKNOWN));
    }

    private static Letters read(String face) {
        Map<Integer, Letter> letters = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Letters.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                StringTokenizer words = new StringTokenizer(line);
                if (words.nextToken().equals(face)) {
                    letters.put(Integer.parseInt(words.nextToken(), 16), letter(words));
                }
            }
            return new Letters(letters);
        } catch (IOException e) {
            throw new UncheckedIOException("the library's own " + FILE, e);
        }
    }

    private static Letter letter(StringTokenizer words) {
        int advance = number(words);
        Path2D outline = new Path2D.Float(Path2D.WIND_NON_ZERO);
        while (words.hasMoreTokens()) {
            switch (words.nextToken()) {
                case "M" -> outline.moveTo(number(words), number(words));
                case "L" -> outline.lineTo(number(words), number(words));
                case "Q" -> outline.quadTo(number(words), number(words), number(words), number(words));
                case "Z" -> outline.closePath();
                default -> throw new IllegalStateException("a letter of " + FILE + " is no outline");
            }
        }
        return new Letter(advance, outline);
    }

    private static int number(StringTokenizer words) {
        return Integer.parseInt(words.nextToken());
    }
}
