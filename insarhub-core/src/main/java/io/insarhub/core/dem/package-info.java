/**
 * Elevation models from tiles of one degree on the web: which tiles an area takes, how they are fetched, merged and put
 * on a map. Internal; users meet it through {@code DemDownload}.
 */
@NullMarked
package io.insarhub.core.dem;

import org.jspecify.annotations.NullMarked;
