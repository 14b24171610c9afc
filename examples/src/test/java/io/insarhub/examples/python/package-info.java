/** Reads a stack's folder as the Python program InSARHub and MintPy would, and tells where it would stumble. */
@NullMarked
package io.insarhub.examples.python;

import org.jspecify.annotations.NullMarked;
