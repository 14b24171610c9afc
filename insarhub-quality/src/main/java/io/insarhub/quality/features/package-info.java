/** What is known of a place, its dates and its seasons: from the folder's cache and from tables, offline. Internal. */
@NullMarked
package io.insarhub.quality.features;

import org.jspecify.annotations.NullMarked;
