/**
 * Writes GeoTIFF files: tile by tile, in parallel, in bounded memory, and whole or not at all. The rest of the library
 * writes every raster through here.
 *
 * <p>Describe the file with a {@link io.insarhub.core.geotiff.GeoTiffSpec}, then hand its samples to a
 * {@link io.insarhub.core.geotiff.GeoTiffWriter}.
 */
@NullMarked
package io.insarhub.core.geotiff;

import org.jspecify.annotations.NullMarked;
