/**
 * Writes GeoTIFF files: tile by tile, in parallel, in bounded memory, and whole or not at all; and reads them: windows
 * of them, from disk or over a network, only the bytes that it takes. The rest of the library writes every raster
 * through here, and reads what it knows to be a GeoTIFF. Internal.
 *
 * <p>To read, open a {@link io.insarhub.core.geotiff.GeoTiffReader}. To write, describe the file with a
 * {@link io.insarhub.core.geotiff.GeoTiffSpec}, then hand its samples to a
 * {@link io.insarhub.core.geotiff.GeoTiffWriter}.
 */
@NullMarked
package io.insarhub.core.geotiff;

import org.jspecify.annotations.NullMarked;
