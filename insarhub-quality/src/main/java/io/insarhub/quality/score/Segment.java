package io.insarhub.quality.score;

import io.insarhub.api.Season;

/**
 * A part of the time between two scenes that lies within one season.
 *
 * @param days its length
 * @param season the season
 * @param coherence what would be left of the coherence after this part alone, 0–1; NaN if unknown
 */
public record Segment(int days, Season season, double coherence) {}
