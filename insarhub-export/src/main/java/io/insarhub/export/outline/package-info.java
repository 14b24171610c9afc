/** The polygon of a raster's valid pixels, traced along their edges, and the files it is written to. Internal. */
@NullMarked
package io.insarhub.export.outline;

import org.jspecify.annotations.NullMarked;
