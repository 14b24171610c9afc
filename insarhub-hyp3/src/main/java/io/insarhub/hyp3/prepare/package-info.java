/**
 * Finds the layers of downloaded products, brings them to one grid, and cuts them to what all of them cover. Internal.
 */
@NullMarked
package io.insarhub.hyp3.prepare;

import org.jspecify.annotations.NullMarked;
