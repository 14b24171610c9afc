package io.insarhub.core.geotiff;

import io.insarhub.api.BadFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a directory says of place and coordinate system (GeoTIFF 1.1, chapter 7, as GDAL understands it). */
final class GeoReference {

    private static final int MOST = 1 << 16;
    private static final int USER_DEFINED = 32767;

    private final Directory directory;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();

    GeoReference(Directory directory) {
        this.directory = directory;
        long[] keys = directory.numbers(34735, MOST);
        String ascii = directory.text(34737, MOST);
        for (int at = 4; at + 3 < keys.length && at < 4 + 4 * keys[3]; at += 4) {
            int key = (int) keys[at];
            if (keys[at + 1] == 0) {
                numbers.putIfAbsent(key, (int) keys[at + 3]);
            } else if (keys[at + 1] == 34737 && keys[at + 3] + keys[at + 2] <= ascii.length() && keys[at + 2] > 0) {
                int from = (int) keys[at + 3];
                texts.putIfAbsent(key, ascii.substring(from, from + (int) keys[at + 2] - 1));
            }
        }
    }

    PixelInterpretation interpretation() {
        return numbers.getOrDefault(1025, 1) == 2 ? PixelInterpretation.POINT : PixelInterpretation.AREA;
    }

    OptionalInt epsg() {
        int projected = numbers.getOrDefault(3072, 0);
        int geographic = numbers.getOrDefault(2048, 0);
        int code = numbers.getOrDefault(1024, projected > 0 ? 1 : 2) == 1 ? projected : geographic;
        return code >= 1024 && code < USER_DEFINED ? OptionalInt.of(code) : OptionalInt.empty();
    }

    Optional<Crs> crs() {
        if (epsg().isEmpty()) {
            return Optional.empty();
        }
        int code = epsg().getAsInt();
        boolean projected = numbers.getOrDefault(3072, 0) == code;
        Crs.Kind kind = projected ? Crs.Kind.PROJECTED : Crs.Kind.GEOGRAPHIC;
        String citation = texts.getOrDefault(projected ? 3073 : 2049, texts.getOrDefault(1026, ""));
        String name = citation.chars().allMatch(c -> c >= ' ' && c < 127 && c != '|') && !citation.isBlank()
                ? citation
                : "EPSG:" + code;
        Crs crs = new Crs(code, kind, name);
        return Optional.of(crs.isWgs84() ? Crs.ofEpsg(code) : crs);
    }

    /** Where the raster lies, by its outer corner. */
    Optional<GeoTransform> transform() {
        double[] scale = directory.doubles(33550, MOST);
        double[] tie = directory.doubles(33922, MOST);
        double[] matrix = directory.doubles(34264, MOST);
        if (scale.length >= 2 && tie.length >= 6 && scale[0] != 0 && scale[1] != 0) {
            // a negative height is a common slip of the pen: rows go south either way
            double height = Math.abs(scale[1]);
            return Optional.of(corner(tie[3] - tie[0] * scale[0], tie[4] + tie[1] * height, scale[0], height));
        }
        if (matrix.length < 16) {
            return Optional.empty();
        }
        if (matrix[1] != 0 || matrix[4] != 0) {
            throw notNorthUp("is rotated");
        }
        return Optional.of(corner(matrix[3], matrix[7], matrix[0], -matrix[5]));
    }

    private GeoTransform corner(double west, double north, double width, double height) {
        if (!(width > 0 && height > 0)) {
            throw notNorthUp("does not go from north-west to south-east (pixels of " + width + " × " + height + ")");
        }
        // where pixels are points, the file speaks of the first one's centre
        double half = interpretation() == PixelInterpretation.POINT ? 0.5 : 0;
        double outerWest = west - half * width;
        double outerNorth = north + half * height;
        if (!Double.isFinite(outerWest)
                || !Double.isFinite(outerNorth)
                || !Double.isFinite(width)
                || !Double.isFinite(height)) {
            throw directory.fetcher().damaged("tag 33922", "the raster's place is not finite");
        }
        return new GeoTransform(outerWest, outerNorth, width, height);
    }

    private BadFileException notNorthUp(String how) {
        return directory.fetcher().bad("place", "the raster " + how, "Bring it north up: gdalwarp in.tif out.tif");
    }
}
