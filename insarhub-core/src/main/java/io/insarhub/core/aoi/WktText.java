package io.insarhub.core.aoi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Reads well-known text, also the extended form that begins with an SRID. */
final class WktText {

    private static final Pattern BEGINNING = Pattern.compile(
            "\\s*(?:SRID\\s*=\\s*(\\d{1,9})\\s*;\\s*)?(?:MULTI)?(?:POINT|LINESTRING|LINEARRING|POLYGON|GEOMETRYCOLLECTION)"
                    + "\\s*(?:Z|M|ZM)?\\s*(?:\\(|EMPTY).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int DEEPEST = 100;

    private WktText() {}

    /** True for a text that begins as well-known text does. */
    static boolean isWkt(String text) {
        return BEGINNING.matcher(text).matches();
    }

    static Geometry read(String text) {
        Matcher beginning = BEGINNING.matcher(text);
        if (!beginning.matches()) {
            throw Refusal.of("is no well-known text such as POLYGON ((…)), but \"" + Refusal.shortened(text) + "\"");
        }
        checkBrackets(text);
        WKTReader reader = new WKTReader(DateLine.FACTORY);
        reader.setFixStructure(true);
        try {
            Geometry shape = reader.read(text.substring(text.indexOf(';') + 1));
            String srid = beginning.group(1);
            return srid == null
                    ? shape
                    : CoordinateSystem.ofEpsg(Integer.parseInt(srid)).toLonLat(shape);
        } catch (ParseException | IllegalArgumentException e) {
            throw Refusal.of(
                    "is no correct well-known text: " + e.getMessage() + " in \"" + Refusal.shortened(text)
                            + "\". Correct it, or export it again",
                    e);
        }
    }

    /**
     * The reader of nested collections calls itself for each level, and would not see a second geometry after the first.
     */
    private static void checkBrackets(String text) {
        PointBudget budget = new PointBudget();
        int depth = 0;
        boolean ended = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ended && !Character.isWhitespace(c) && c != ';') {
                throw Refusal.of("goes on after its end with \"" + Refusal.shortened(text.substring(i))
                        + "\". Put several shapes into one GEOMETRYCOLLECTION");
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            ended |= c == ')' && depth == 0;
            budget.take(c == ',' ? 1 : 0);
            if (depth > DEEPEST) {
                throw Refusal.of("is nested more than " + DEEPEST + " levels deep");
            }
        }
    }
}
