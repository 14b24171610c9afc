package io.insarhub.quality.features;

/**
 * A feature that could not be had.
 *
 * @param feature its name, as in factors
 * @param reason why
 */
public record Unknown(String feature, String reason) {}
