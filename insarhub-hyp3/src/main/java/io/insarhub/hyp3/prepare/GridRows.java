package io.insarhub.hyp3.prepare;

import io.insarhub.core.geotiff.GeoTiffReader;
import io.insarhub.core.geotiff.Samples;

/** A raster's pixels on the grid that is wanted, by rows. */
interface GridRows {

    /** Full rows of the wanted grid, as samples of the raster's own type. */
    Samples read(int band, int row, int rows);

    /** Whether a file on the wanted grid holds the same in these rows. */
    boolean areIn(GeoTiffReader cut, int band, int row, int rows);
}
