/** The known pains of the field, each with a test that shows it cannot happen here. */
@NullMarked
package io.insarhub.export.issues;

import org.jspecify.annotations.NullMarked;
