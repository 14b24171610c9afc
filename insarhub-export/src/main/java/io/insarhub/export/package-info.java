/** The export module. */
@NullMarked
package io.insarhub.export;

import org.jspecify.annotations.NullMarked;
