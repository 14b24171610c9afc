/** The hyp3 module. */
@NullMarked
package io.insarhub.hyp3;

import org.jspecify.annotations.NullMarked;
