/**
 * Asking the catalogue: the search options, the queries that they make, and the pages that come back. Knows CMR's words.
 * Internal; what a search means to a user is in {@code io.insarhub.core.SceneSearch}.
 */
@NullMarked
package io.insarhub.core.search;

import org.jspecify.annotations.NullMarked;
