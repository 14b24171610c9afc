/** Programs to read, run and copy from. */
@NullMarked
package io.insarhub.examples;

import org.jspecify.annotations.NullMarked;
