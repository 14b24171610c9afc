/** Perpendicular baselines from state vectors: the geometry alone, on plain numbers. Internal. */
@NullMarked
package io.insarhub.core.baseline;

import org.jspecify.annotations.NullMarked;
