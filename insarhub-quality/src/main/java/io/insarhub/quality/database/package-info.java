/** The file of all pairs' scores: how it is built, replaced, and brought back when a build fails. Internal. */
@NullMarked
package io.insarhub.quality.database;

import org.jspecify.annotations.NullMarked;
