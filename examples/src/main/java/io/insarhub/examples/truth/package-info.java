/**
 * A made-up ground whose every motion is known, and HyP3's products as they would show it: what the quick start measures, so
 * that its result can be held against the truth. None of it tells anything of the real place.
 */
@NullMarked
package io.insarhub.examples.truth;

import org.jspecify.annotations.NullMarked;
