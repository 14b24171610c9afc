/** Perpendicular baselines from state vectors: the geometry alone, on plain numbers. */
@NullMarked
package io.insarhub.core.baseline;

import org.jspecify.annotations.NullMarked;
