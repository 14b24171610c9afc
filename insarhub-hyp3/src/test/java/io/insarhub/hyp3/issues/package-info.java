/** One test a known pain of the field: what hurts elsewhere cannot happen here. */
@NullMarked
package io.insarhub.hyp3.issues;

import org.jspecify.annotations.NullMarked;
