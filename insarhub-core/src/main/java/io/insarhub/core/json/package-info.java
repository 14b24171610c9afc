/**
 * JSON on disk: reading into plain values, writing in Python's form, replacing files atomically, and locking them.
 * Internal; users go through {@code io.insarhub.core.JsonFiles}.
 */
@NullMarked
package io.insarhub.core.json;

import org.jspecify.annotations.NullMarked;
