/**
 * Where things lie on the ground: map projections, by own formulas for UTM and through GeoTools for the rest.
 * Internal.
 */
@NullMarked
package io.insarhub.core.geo;

import org.jspecify.annotations.NullMarked;
