/**
 * Draws a network of interferometric pairs: days against metres, and how well each scene is connected. Plain Java2D, no
 * display needed; internal, behind the public {@code NetworkPlot}.
 */
@NullMarked
package io.insarhub.core.plot;

import org.jspecify.annotations.NullMarked;
