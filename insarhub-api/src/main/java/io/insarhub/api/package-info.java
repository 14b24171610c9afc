/**
 * Value types that every part of the library shares: scenes, pairs and stacks, progress and cancellation, and the one
 * small hierarchy of errors. Everything here is immutable unless it says otherwise, and nothing is null unless it says
 * so.
 */
@NullMarked
package io.insarhub.api;

import org.jspecify.annotations.NullMarked;
