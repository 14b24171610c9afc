/** From features to scores: the formulas of each tier, and the factors that tell how a score came about. Internal. */
@NullMarked
package io.insarhub.quality.score;

import org.jspecify.annotations.NullMarked;
