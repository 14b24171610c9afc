package io.insarhub.export;

import io.insarhub.core.plot.ColorScale;
import io.insarhub.core.plot.RasterFigure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a band of a result is shown: named in words rather than by its file, motion in millimetres, a mask without a scale.
 *
 * @param title what it is
 * @param caption how it is meant, and the file it comes from
 * @param units of the values that are shown; empty where they have none
 * @param factor of those values to the raster's own
 * @param mask whether there is nothing but 1 and 0
 */
record ResultLook(String title, String caption, String units, float factor, boolean mask) {

    /** What the values of a mask mean. */
    static final List<RasterFigure.ValueName> MASK_VALUES =
            List.of(new RasterFigure.ValueName(1, "kept"), new RasterFigure.ValueName(0, "masked out"));

    private static final String LINE_OF_SIGHT = "Line of sight, positive towards the satellite";
    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    /**
     * How a band is shown.
     *
     * @param fileName name of its file, without folders
     */
    static ResultLook of(ThinBand band, String fileName) {
        String name = fileName.replaceFirst("(?i)\\.tiff?$", "");
        // the tag knows better than a file that was renamed
        String result = band.source().isEmpty() ? name : band.source();
        Optional<ResultKind> kind = ResultKind.ofName(result);
        String title = kind.map(known -> words(known, result)).orElse(name);
        boolean main = band.dataset().isEmpty()
                || kind.filter(known -> known.datasets().contains(band.dataset()))
                        .isPresent();
        if (!main) {
            title += ", " + band.dataset();
        }
        if (!band.label().isEmpty()) {
            title += ", " + DATE.matcher(band.label()).replaceAll("$1-$2-$3").replace("_", " to ");
        }
        boolean motion = main
                && kind.filter(known -> known == ResultKind.VELOCITY || known == ResultKind.TIME_SERIES)
                        .isPresent();
        String caption = (motion ? LINE_OF_SIGHT + "  ·  " : "") + fileName + "  ·  "
                + band.crs().name();
        boolean mask = kind.filter(known -> known == ResultKind.MASK).isPresent();
        return switch (motion ? band.units() : "") {
            case "m" -> new ResultLook(title, caption, "mm", 1000, false);
            case "m/year" -> new ResultLook(title, caption, "mm/yr", 1000, false);
            default -> new ResultLook(title, caption, mask ? "" : plain(band.units()), 1, mask);
        };
    }

    /** The values that are shown. */
    float[] values(ThinBand band) {
        float[] values = band.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }

    /** The colours of those values. */
    ColorScale scale(float[] values) {
        return mask ? new ColorScale(0, 1, false) : ColorScale.stretched(values);
    }

    /** MintPy has "1" for a bare number. */
    private static String plain(String units) {
        return units.equals("1") ? "" : units;
    }

    private static String words(ResultKind kind, String result) {
        return switch (kind) {
            case VELOCITY -> "Velocity";
            case TIME_SERIES -> result.contains("Residual") ? "Residual displacement" : "Displacement";
            case TEMPORAL_COHERENCE -> "Temporal coherence";
            case SPATIAL_COHERENCE -> "Average spatial coherence";
            case DEM_ERROR -> "Error of the elevation model";
            case INTERFEROGRAM_COUNT -> "Interferograms used";
            case MASK -> result.contains("Temp") ? "Mask by temporal coherence" : "Mask by connected components";
            case GEOMETRY -> "Geometry";
            case INTERFEROGRAM_STACK -> "Interferograms";
        };
    }
}
