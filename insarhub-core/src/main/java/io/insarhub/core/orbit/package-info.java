/**
 * Orbit files of Sentinel-1: what their names say, which of an archive's list covers a scene, and whether one is
 * whole. Internal.
 */
@NullMarked
package io.insarhub.core.orbit;

import org.jspecify.annotations.NullMarked;
