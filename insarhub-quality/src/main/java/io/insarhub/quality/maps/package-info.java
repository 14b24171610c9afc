/** Decay maps on disk: GeoTIFFs of three bands, and which of them hold for an area. Internal. */
@NullMarked
package io.insarhub.quality.maps;

import org.jspecify.annotations.NullMarked;
