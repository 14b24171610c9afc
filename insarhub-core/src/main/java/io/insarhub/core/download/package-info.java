/**
 * Files fetched over HTTP: many at a time, each gone on with where it broke off, checked, and put in its place whole
 * or not at all. Internal.
 *
 * <p>{@link io.insarhub.core.download.Downloads} runs the files of a call, {@code Transfer} brings one of them home, and
 * {@code PartFile} is what there is of it so far.
 */
@NullMarked
package io.insarhub.core.download;

import org.jspecify.annotations.NullMarked;
