package io.insarhub.core.geotiff;

/** How four pixels become one in the next smaller overview. Pixels that are nodata or NaN are left out. */
public enum OverviewMethod {
    /** The mean of the valid pixels: for measurements. */
    AVERAGE,
    /** The first valid pixel, from the north-west one on: for masks and classes. */
    NEAREST
}
