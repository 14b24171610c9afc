package io.insarhub.core.geotiff;

import io.insarhub.api.BadOptionException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a GeoTIFF but its pixels. Immutable; made with {@link #builder}. Files are tiled, and stored band
 * after band, so that one band is read without the others. (Three bands that fit into a tile each are stored as a strip
 * each instead, because GeoTools misreads three tiles.)
 */
public final class GeoTiffSpec {

    // the places of all tiles are held in memory: 12 bytes each
    private static final long MOST_TILES = 10_000_000;

    private final int width;
    private final int height;
    private final int tileSize;
    private final SampleType sampleType;
    private final List<Band> bands;
    private final GeoTransform geoTransform;
    private final PixelInterpretation pixelInterpretation;
    private final Crs crs;
    private final @Nullable Double nodata;
    private final Map<String, String> tags;
    private final Compression compression;
    private final boolean bigTiff;
    private final @Nullable OverviewMethod overviews;

    private GeoTiffSpec(Builder b, GeoTransform geoTransform, Crs crs) {
        this.width = b.width;
        this.height = b.height;
        this.tileSize = b.tileSize;
        this.sampleType = b.sampleType;
        this.bands = b.bands;
        this.geoTransform = geoTransform;
        this.pixelInterpretation = b.pixelInterpretation;
        this.crs = crs;
        this.nodata = b.nodata == null ? null : (Double) b.sampleType.representable("nodata", b.nodata);
        this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(b.tags));
        this.compression = b.compression;
        this.bigTiff = b.bigTiff;
        this.overviews = b.overviews;
    }

    /**
     * Begins the description of a raster of this many pixels. Its place and coordinate system must be given; the rest
     * defaults to one plain band of {@link SampleType#FLOAT32} without nodata, in tiles of 256 × 256, {@code deflate 6},
     * pixel-is-area.
     */
    public static Builder builder(int width, int height) {
        return new Builder(width, height);
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Rows and columns of a tile. */
    public int tileSize() {
        return tileSize;
    }

    /** Tiles from west to east; the last one may stick out. */
    public int tileColumns() {
        return TileGrid.ceilDiv(width, tileSize);
    }

    /** Tiles from north to south; the last one may stick out. */
    public int tileRows() {
        return TileGrid.ceilDiv(height, tileSize);
    }

    /** What pixels are stored as, in every band. */
    public SampleType sampleType() {
        return sampleType;
    }

    /** The bands, in order; band 1 comes first. */
    public List<Band> bands() {
        return bands;
    }

    /** Where the raster lies. */
    public GeoTransform geoTransform() {
        return geoTransform;
    }

    /** What a pixel stands for. */
    public PixelInterpretation pixelInterpretation() {
        return pixelInterpretation;
    }

    /** The coordinate reference system. */
    public Crs crs() {
        return crs;
    }

    /** The value that means "nothing here", as pixels hold it; may be NaN; empty if there is none. */
    public OptionalDouble nodata() {
        return nodata == null ? OptionalDouble.empty() : OptionalDouble.of(nodata);
    }

    /** Metadata of the file, name to value, in the order given. */
    public Map<String, String> tags() {
        return tags;
    }

    /** How tiles are packed. */
    public Compression compression() {
        return compression;
    }

    /** True if BigTIFF was asked for; a file that might outgrow 4 GiB becomes one in any case. */
    public boolean bigTiff() {
        return bigTiff;
    }

    /** How overviews are made in a cloud-optimised file; empty for a plain one. */
    public Optional<OverviewMethod> cloudOptimized() {
        return Optional.ofNullable(overviews);
    }

    /** For example {@code 2000 × 1000 pixels, 3 bands FLOAT32, EPSG:32612, deflate 6}. */
    @Override
    public String toString() {
        return width + " × " + height + " pixels, " + bands.size() + (bands.size() == 1 ? " band " : " bands ")
                + sampleType + ", EPSG:" + crs.epsg() + ", " + compression;
    }

    /** Bytes of an unpacked tile. */
    int tileBytes() {
        return tileSize * tileSize * sampleType.bytes();
    }

    /** Collects a {@link GeoTiffSpec}. Not safe for use by several threads. */
    public static final class Builder {

        private final int width;
        private final int height;
        private int tileSize = 256;
        private SampleType sampleType = SampleType.FLOAT32;
        private List<Band> bands = List.of(Band.plain());
        private @Nullable GeoTransform geoTransform;
        private PixelInterpretation pixelInterpretation = PixelInterpretation.AREA;
        private @Nullable Crs crs;
        private @Nullable Double nodata;
        private final Map<String, String> tags = new LinkedHashMap<>();
        private Compression compression = Compression.deflate(6);
        private boolean bigTiff;
        private @Nullable OverviewMethod overviews;

        private Builder(int width, int height) {
            this.width = width;
            this.height = height;
        }

        /** Rows and columns of a tile: a multiple of 16, up to 4096. */
        public Builder tileSize(int tileSize) {
            this.tileSize = tileSize;
            return this;
        }

        /** What pixels are stored as. */
        public Builder sampleType(SampleType sampleType) {
            this.sampleType = sampleType;
            return this;
        }

        /** So many bands without description or tags. */
        public Builder bands(int count) {
            return bands(Collections.nCopies(Math.max(0, count), Band.plain()));
        }

        /** The bands, in order. */
        public Builder bands(List<Band> bands) {
            this.bands = List.copyOf(bands);
            return this;
        }

        /** Where the raster lies. Required. */
        public Builder geoTransform(GeoTransform geoTransform) {
            this.geoTransform = geoTransform;
            return this;
        }

        /** What a pixel stands for. */
        public Builder pixelInterpretation(PixelInterpretation pixelInterpretation) {
            this.pixelInterpretation = pixelInterpretation;
            return this;
        }

        /** The coordinate reference system. Required. */
        public Builder crs(Crs crs) {
            this.crs = crs;
            return this;
        }

        /**
         * The value that means "nothing here"; NaN is one. It is rounded to what the sample type holds. Samples are
         * stored as they are: nothing is replaced by it.
         */
        public Builder nodata(double nodata) {
            this.nodata = nodata;
            return this;
        }

        /** Metadata of the file; the rules of {@link Band#withTag} hold. */
        public Builder tag(String name, String value) {
            tags.put(name, value);
            return this;
        }

        /** How tiles are packed. */
        public Builder compression(Compression compression) {
            this.compression = compression;
            return this;
        }

        /** Asks for BigTIFF even where a classic TIFF would do. */
        public Builder bigTiff() {
            this.bigTiff = true;
            return this;
        }

        /**
         * Asks for a Cloud-Optimised GeoTIFF: overviews, each half the size of the one before, down to a single tile,
         * and the file laid out for range requests. While it is written, it takes twice its size on disk.
         */
        public Builder cloudOptimized(OverviewMethod overviews) {
            this.overviews = overviews;
            return this;
        }

        /**
         * The description.
         *
         * @throws BadOptionException if something is missing, out of range, or does not go together
         */
        public GeoTiffSpec build() {
            if (width < 1 || height < 1) {
                throw new BadOptionException("size", width + " × " + height + " pixels; both must be at least 1");
            }
            if (bands.isEmpty() || bands.size() > 65535) {
                throw new BadOptionException("bands", bands.size() + " given; TIFF has 1 to 65535");
            }
            if (tileSize < 16 || tileSize > 4096 || tileSize % 16 != 0) {
                throw new BadOptionException("tileSize", tileSize + " is not a multiple of 16 up to 4096");
            }
            long tiles = (long) TileGrid.ceilDiv(width, tileSize) * TileGrid.ceilDiv(height, tileSize) * bands.size();
            if (tiles > MOST_TILES) {
                throw new BadOptionException(
                        "tileSize",
                        tileSize + " makes " + tiles + " tiles; at most " + MOST_TILES + ": take larger ones");
            }
            GdalMetadata.checkTags(tags);
            if (geoTransform == null) {
                throw new BadOptionException("geoTransform", "is missing: say where the raster lies");
            }
            if (crs == null) {
                throw new BadOptionException("crs", "is missing: say what the coordinates are");
            }
            return new GeoTiffSpec(this, geoTransform, crs);
        }
    }
}
