/** How coherence falls with time, for whole areas and all pairs of a stack at once, in flat arrays. Internal. */
@NullMarked
package io.insarhub.quality.coherence;

import org.jspecify.annotations.NullMarked;
