/**
 * Chooses pairs among the epochs of one stack, and measures the graph that they make; indices and plain numbers only.
 * Internal.
 */
@NullMarked
package io.insarhub.core.pairs;

import org.jspecify.annotations.NullMarked;
