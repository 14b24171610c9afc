/** A package as it should be, with classes as they should not be. */
@NullMarked
package io.insarhub.examples.architecture.broken.quality;

import org.jspecify.annotations.NullMarked;
