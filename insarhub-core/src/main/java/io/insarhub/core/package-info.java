/** The core module. */
@NullMarked
package io.insarhub.core;

import org.jspecify.annotations.NullMarked;
