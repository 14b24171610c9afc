/**
 * What a plug-in implements. A plug-in is a jar with providers named under {@code META-INF/services}; the registry in
 * insarhub-core finds them with {@link java.util.ServiceLoader}. A new method of an
 * interface here comes with a default.
 */
@NullMarked
package io.insarhub.api.spi;

import org.jspecify.annotations.NullMarked;
