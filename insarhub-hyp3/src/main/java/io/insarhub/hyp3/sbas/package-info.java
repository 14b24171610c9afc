/**
 * The small-baseline inversion: from a stack of unwrapped interferograms to displacement, its quality and velocity.
 * Internal.
 */
@NullMarked
package io.insarhub.hyp3.sbas;

import org.jspecify.annotations.NullMarked;
