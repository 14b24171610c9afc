package io.insarhub.core.geotiff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Everything that a GeoTIFF says of itself but its pixels. Safe for use by many threads. */
public final class GeoTiffInfo {

    private static final int MOST_TEXT_BYTES = 8 << 20;
    private static final Map<Integer, String> PLAIN_TEXTS = Map.of(
            270, "TIFFTAG_IMAGEDESCRIPTION", 305, "TIFFTAG_SOFTWARE", 306, "TIFFTAG_DATETIME", 315, "TIFFTAG_ARTIST");

    private final Directory directory;
    private final BlockLayout raster;
    private final List<Level> levels;
    private final GeoReference place;
    private final OptionalDouble nodata;
    private volatile @Nullable GdalTexts texts;

    /**
     * The raster itself, or an overview of it.
     *
     * @param width columns
     * @param height rows
     * @param blockWidth columns of a tile; the level's width where it is stored in strips
     * @param blockHeight rows of a tile or strip
     */
    public record Level(int width, int height, int blockWidth, int blockHeight) {}

    GeoTiffInfo(Directory directory, List<BlockLayout> layouts) {
        this.directory = directory;
        this.raster = layouts.get(0);
        this.levels = layouts.stream()
                .map(l -> new Level(l.width(), l.height(), l.blockWidth(), l.blockHeight()))
                .toList();
        this.place = new GeoReference(directory);
        this.nodata = NodataText.parse(directory.text(42113, 256), raster.sampleType(), directory.fetcher());
    }

    /** Columns. */
    public int width() {
        return raster.width();
    }

    /** Rows. */
    public int height() {
        return raster.height();
    }

    /** How many bands there are; the first one is 1. */
    public int bandCount() {
        return raster.bands();
    }

    /** What pixels are stored as, in every band. */
    public SampleType sampleType() {
        return raster.sampleType();
    }

    /** The value that means "nothing here", as pixels hold it; may be NaN; empty if there is none. */
    public OptionalDouble nodata() {
        return nodata;
    }

    /** The raster (level 0), then its overviews, each smaller than the one before. */
    public List<Level> levels() {
        return levels;
    }

    /**
     * Where the raster lies: the outer corner of its first pixel, whether pixels are areas or points, as GDAL has it.
     * Empty if the file does not say.
     *
     * @throws io.insarhub.api.BadFileException if it is rotated or does not go from north-west to south-east
     */
    public Optional<GeoTransform> geoTransform() {
        return place.transform();
    }

    /** What a pixel stands for. */
    public PixelInterpretation pixelInterpretation() {
        return place.interpretation();
    }

    /** EPSG code of the coordinate system; empty if the file does not say, or describes a system of its own. */
    public OptionalInt epsg() {
        return place.epsg();
    }

    /** The coordinate system, where it has an EPSG code. */
    public Optional<Crs> crs() {
        return place.crs();
    }

    /**
     * Metadata of the file, name to value: GDAL's, and TIFF's own texts under the names that GDAL gives them.
     *
     * @throws io.insarhub.api.BadFileException if it cannot be read
     */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>(texts().fileTags());
        PLAIN_TEXTS.forEach((tag, name) -> {
            String text = directory.text(tag, MOST_TEXT_BYTES);
            if (!text.isEmpty()) {
                tags.putIfAbsent(name, text);
            }
        });
        return Collections.unmodifiableMap(tags);
    }

    /**
     * Names of the bands in order; empty for those without.
     *
     * @throws io.insarhub.api.BadFileException if they cannot be read
     */
    public List<String> bandDescriptions() {
        GdalTexts texts = texts();
        return IntStream.rangeClosed(1, bandCount())
                .mapToObj(texts::description)
                .toList();
    }

    /**
     * Metadata of each band in order, name to value.
     *
     * @throws io.insarhub.api.BadFileException if it cannot be read
     */
    public List<Map<String, String>> bandTags() {
        GdalTexts texts = texts();
        return IntStream.rangeClosed(1, bandCount()).mapToObj(texts::bandTags).toList();
    }

    /** For example {@code 2000 × 1000 pixels, 3 bands FLOAT32, EPSG:32612}. */
    @Override
    public String toString() {
        return width() + " × " + height() + " pixels, " + bandCount() + (bandCount() == 1 ? " band " : " bands ")
                + sampleType() + (epsg().isPresent() ? ", EPSG:" + epsg().getAsInt() : "");
    }

    /** Read on demand: pixels are of use even where a text is broken. */
    private GdalTexts texts() {
        GdalTexts known = texts;
        if (known == null) {
            known = GdalTexts.read(directory.text(42112, MOST_TEXT_BYTES), directory.fetcher());
            texts = known;
        }
        return known;
    }
}
