/** How good a pair is before anybody pays for it: expected coherence, scores, and the database of all pairs. */
@NullMarked
package io.insarhub.quality;

import org.jspecify.annotations.NullMarked;
