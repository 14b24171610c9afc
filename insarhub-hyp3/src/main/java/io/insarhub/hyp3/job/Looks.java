package io.insarhub.hyp3.job;

import io.insarhub.api.BadOptionException;
import java.util.Arrays;

/** Looks in range and azimuth, which set a product's pixels. */
public enum Looks {
    /** Pixels of 80 m. */
    LOOKS_20X4("20x4", 80),
    /** Pixels of 40 m. */
    LOOKS_10X2("10x2", 40),
    /** Pixels of 20 m; bursts only. */
    LOOKS_5X1("5x1", 20);

    private final String text;
    private final int pixelSpacingMeters;

    Looks(String text, int pixelSpacingMeters) {
        this.text = text;
        this.pixelSpacingMeters = pixelSpacingMeters;
    }

    /**
     * Reads {@code 20x4}, {@code 10x2} or {@code 5x1}.
     *
     * @throws BadOptionException if it is none of them
     */
    public static Looks parse(String text) {
        return Arrays.stream(values())
                .filter(looks -> looks.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new BadOptionException(
                        "looks", "must be 20x4 or 10x2, or 5x1 for bursts, but is \"" + text + "\""));
    }

    /** Size of a pixel, metres. */
    public int pixelSpacingMeters() {
        return pixelSpacingMeters;
    }

    /** As the service writes it, for example {@code 20x4}. */
    @Override
    public String toString() {
        return text;
    }
}
