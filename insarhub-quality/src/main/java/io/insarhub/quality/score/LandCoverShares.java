package io.insarhub.quality.score;

/**
 * Shares of land-cover classes in an area, 0–1. NaN means unknown.
 *
 * @param snow snow and ice
 */
public record LandCoverShares(
        double forest, double shrub, double grass, double crop, double urban, double bare, double snow, double water) {

    /** No share is known. */
    public static LandCoverShares unknown() {
        double no = Double.NaN;
        return new LandCoverShares(no, no, no, no, no, no, no, no);
    }

    /** True if every share is known: a part of the classes tells nothing of how they divide the area. */
    public boolean isKnown() {
        return !Double.isNaN(forest + shrub + grass + crop + urban + bare + snow + water);
    }
}
