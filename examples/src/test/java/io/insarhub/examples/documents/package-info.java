/** Compiles and runs the code that stands in the documents. */
@NullMarked
package io.insarhub.examples.documents;

import org.jspecify.annotations.NullMarked;
