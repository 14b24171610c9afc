/** Interferograms from ASF's HyP3 service: its products and jobs, and the time-series analysis of what it delivers. */
@NullMarked
package io.insarhub.hyp3;

import org.jspecify.annotations.NullMarked;
