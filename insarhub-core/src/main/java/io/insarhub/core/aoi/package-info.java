/** The area of interest: read from whatever people have it in, split at the date line, measured, compared with scenes. */
@NullMarked
package io.insarhub.core.aoi;

import org.jspecify.annotations.NullMarked;
