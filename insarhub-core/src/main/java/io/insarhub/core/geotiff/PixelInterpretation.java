package io.insarhub.core.geotiff;

/**
 * What a pixel stands for. Either way a {@link GeoTransform} names the outer corner of the first pixel; the writer takes
 * care of the half pixel that pixel-is-point files are shifted by.
 */
public enum PixelInterpretation {
    /** The pixel is a mean over its cell: what most rasters are. */
    AREA(1),
    /** The pixel is a sample at its centre, as in elevation models. */
    POINT(2);

    private final int geoKey;

    PixelInterpretation(int geoKey) {
        this.geoKey = geoKey;
    }

    /** Value of GTRasterTypeGeoKey (1025). */
    int geoKey() {
        return geoKey;
    }
}
