/**
 * The five characters that text must not have as they are in XML and HTML.
 * Internal.
 */
@NullMarked
package io.insarhub.core.markup;

import org.jspecify.annotations.NullMarked;
