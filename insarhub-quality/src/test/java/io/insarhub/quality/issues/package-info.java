/** Known pains of the field, each with a test that it cannot happen here. */
@NullMarked
package io.insarhub.quality.issues;

import org.jspecify.annotations.NullMarked;
