package io.insarhub.hyp3.mintpy;

import io.insarhub.api.BadOptionException;
import java.util.List;

/** The steps of {@code smallbaselineApp.py}. */
public final class MintpySteps {

    /** The step that needs weather models. */
    public static final String TROPOSPHERE = "correct_troposphere";

    private static final List<String> ALL = List.of(
            "load_data",
            "modify_network",
            "reference_point",
            "quick_overview",
            "invert_network",
            "correct_LOD",
            "correct_SET",
            "correct_ionosphere",
            TROPOSPHERE,
            "deramp",
            "correct_topography",
            "residual_RMS",
            "reference_date",
            "velocity",
            "geocode",
            "google_earth",
            "hdfeos5");

    private MintpySteps() {}

    /** Their names, in their order. */
    public static List<String> all() {
        return ALL;
    }

    /**
     * Some of them, in MintPy's order.
     *
     * @throws BadOptionException if there is none of a name
     */
    public static List<String> of(List<String> names) {
        for (String name : names) {
            if (!ALL.contains(name)) {
                throw new BadOptionException(
                        "steps", "\"" + name + "\" is none of MintPy's steps: " + String.join(" ", ALL));
            }
        }
        return ALL.stream().filter(names::contains).toList();
    }
}
