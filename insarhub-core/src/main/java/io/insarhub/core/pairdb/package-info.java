/**
 * The database of all pairs of a stack as a file of hundreds of megabytes: looked up without building it, written
 * without holding it. Internal.
 */
@NullMarked
package io.insarhub.core.pairdb;

import org.jspecify.annotations.NullMarked;
