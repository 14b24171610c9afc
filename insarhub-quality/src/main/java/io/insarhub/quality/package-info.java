/** The quality module. */
@NullMarked
package io.insarhub.quality;

import org.jspecify.annotations.NullMarked;
