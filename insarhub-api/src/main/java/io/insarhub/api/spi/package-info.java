/**
 * What a plug-in implements. A plug-in is a jar with providers named under {@code META-INF/services}; the registry in
 * insarhub-core finds them with {@link java.util.ServiceLoader}. Only this package and the value types it uses are
 * promised to stay compatible.
 */
@NullMarked
package io.insarhub.api.spi;

import org.jspecify.annotations.NullMarked;
