/** Results in the forms that other programs read: GeoTIFF, footprints, quick-looks. Reformats, computes nothing. */
@NullMarked
package io.insarhub.export;

import org.jspecify.annotations.NullMarked;
