package io.insarhub.core.geotiff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The three tags of GeoTIFF 1.0 that name the coordinate system: key directory (34735), doubles (none needed), and ASCII
 * parameters (34737).
 */
final class GeoKeys {

    private static final int MODEL_TYPE = 1024;
    private static final int RASTER_TYPE = 1025;
    private static final int CITATION = 1026;
    private static final int GEOGRAPHIC_TYPE = 2048;
    private static final int GEOGRAPHIC_CITATION = 2049;
    private static final int ANGULAR_UNITS = 2054;
    private static final int PROJECTED_TYPE = 3072;
    private static final int PROJECTED_CITATION = 3073;
    private static final int LINEAR_UNITS = 3076;

    private static final int DEGREE = 9102;
    private static final int METRE = 9001;
    private static final int ASCII_PARAMETERS = 34737;

    private final List<int[]> keys = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    GeoKeys(Crs crs, PixelInterpretation interpretation) {
        boolean projected = crs.kind() == Crs.Kind.PROJECTED;
        number(MODEL_TYPE, projected ? 1 : 2);
        number(RASTER_TYPE, interpretation.geoKey());
        citation(CITATION, crs.name());
        if (!projected) {
            number(GEOGRAPHIC_TYPE, crs.epsg());
            citation(GEOGRAPHIC_CITATION, crs.name());
        } else if (crs.isWgs84()) {
            citation(GEOGRAPHIC_CITATION, "WGS 84");
        }
        // where the code alone is known, the reader's database knows its units better than we do
        if (crs.isWgs84()) {
            number(ANGULAR_UNITS, DEGREE);
        }
        if (projected) {
            number(PROJECTED_TYPE, crs.epsg());
            citation(PROJECTED_CITATION, crs.name());
        }
        if (projected && crs.isWgs84()) {
            number(LINEAR_UNITS, METRE);
        }
    }

    /** Value of tag 34735: a header of four numbers, then four for each key, in ascending order. */
    int[] directory() {
        int[] directory = new int[4 + 4 * keys.size()];
        directory[0] = 1;
        directory[1] = 1;
        directory[3] = keys.size();
        for (int i = 0; i < keys.size(); i++) {
            System.arraycopy(keys.get(i), 0, directory, 4 + 4 * i, 4);
        }
        return directory;
    }

    /** Value of tag 34737, with the NUL at its end. */
    byte[] asciiParameters() {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private void number(int key, int value) {
        keys.add(new int[] {key, 0, 1, value});
    }

    private void citation(int key, String value) {
        keys.add(new int[] {key, ASCII_PARAMETERS, value.length() + 1, text.length()});
        text.append(value).append('|');
    }
}
