package io.insarhub.hyp3.sbas;

import java.util.Locale;

/** Surfaces in row y and column x that are taken away from each date; MintPy's {@code deramp}. */
public enum RampKind {
    /** a y + b x + c. */
    LINEAR,
    /** a y + c. */
    LINEAR_AZIMUTH,
    /** b x + c. */
    LINEAR_RANGE,
    /** a y² + b x² + c x y + d y + e x + f. */
    QUADRATIC,
    /** a y² + b y + c. */
    QUADRATIC_AZIMUTH,
    /** a x² + b x + c. */
    QUADRATIC_RANGE;

    /** The name that MintPy uses. */
    public String mintpyName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The terms at a place, the constant last. */
    double[] terms(double y, double x) {
        return switch (this) {
            case LINEAR -> new double[] {y, x, 1};
            case LINEAR_AZIMUTH -> new double[] {y, 1};
            case LINEAR_RANGE -> new double[] {x, 1};
            case QUADRATIC -> new double[] {y * y, x * x, y * x, y, x, 1};
            case QUADRATIC_AZIMUTH -> new double[] {y * y, y, 1};
            case QUADRATIC_RANGE -> new double[] {x * x, x, 1};
        };
    }
}
