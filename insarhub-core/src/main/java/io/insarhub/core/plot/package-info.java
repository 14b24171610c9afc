/**
 * Draws pictures: networks of interferometric pairs, maps of rasters, histories and bars over time, matrices between dates.
 * Plain Java2D, no display needed. Internal; users meet it through types such as
 * {@code NetworkPlot}.
 */
@NullMarked
package io.insarhub.core.plot;

import org.jspecify.annotations.NullMarked;
