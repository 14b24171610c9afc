/** Reads scene records from saved searches: CMR pages and GeoJSON, item by item, forgiving about fields. Internal. */
@NullMarked
package io.insarhub.core.scene;

import org.jspecify.annotations.NullMarked;
