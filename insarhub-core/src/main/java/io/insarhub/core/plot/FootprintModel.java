package io.insarhub.core.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What a map of footprints shows. Shapes are in WGS84 degrees and do not cross ±180°.
 *
 * @param title a headline; may be empty
 * @param subtitle what the map amounts to
 * @param stacks the stacks, drawn in this order
 * @param area the area of interest, or null
 */
public record FootprintModel(
        String title,
        String subtitle,
        List<Stack> stacks,
        @Nullable Geometry area) {

    /** Copies the list. */
    public FootprintModel {
        stacks = List.copyOf(stacks);
    }

    /**
     * One stack.
     *
     * @param label what stands on the map
     * @param direction where the satellite flew
     * @param scenes how many scenes it has
     * @param outline what they cover together; may be empty
     */
    public record Stack(String label, Direction direction, int scenes, Geometry outline) {}

    /** Where the satellite flew. */
    public enum Direction {
        ASCENDING("Ascending"),
        DESCENDING("Descending"),
        UNKNOWN("Direction unknown");

        private final String text;

        Direction(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
