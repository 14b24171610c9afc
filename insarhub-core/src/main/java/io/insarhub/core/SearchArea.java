package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.LonLat;
import io.insarhub.api.Scene;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.core.aoi.Aoi;
import io.insarhub.core.aoi.AoiPart;
import io.insarhub.core.search.SearchOption;
import io.insarhub.core.search.Values;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a search looks: the area of its options, or the place of a scene. */
final class SearchArea {

    private SearchArea() {}

    /** The area of interest of the options; null if they have none. */
    static @Nullable Aoi of(S1SlcOptions options) {
        try {
            return options.intersectsWith().map(Aoi::parse).orElse(null);
        } catch (BadOptionException e) {
            // under the name that the user knows it by
            String problem = String.valueOf(e.getMessage()).replaceFirst("^" + e.option() + ": ", "");
            throw new BadOptionException(SearchOption.INTERSECTS_WITH.key(), problem, e);
        }
    }

    /** The parts to search for, simple enough for a form. */
    static List<AoiPart> parts(Aoi area) {
        return area.simplified().parts();
    }

    /** The outline of a scene; null if its record has none. */
    static @Nullable Aoi footprint(Scene scene) {
        String rings = scene.footprint().stream()
                .map(ring -> ring.stream().map(SearchArea::point).collect(Collectors.joining(", ", "((", "))")))
                .collect(Collectors.joining(", "));
        return rings.isEmpty() ? null : Aoi.ofWkt("MULTIPOLYGON (" + rings + ")");
    }

    /**
     * The options with the path and frame of a scene.
     *
     * @throws BadOptionException if they ask for another path or frame, or the scene's record tells neither
     */
    static Map<String, Object> stackOf(Scene scene, Map<String, Object> options) {
        Map<String, Object> path = with(SearchOption.RELATIVE_ORBIT, scene.path(), scene, options);
        return with(SearchOption.FRAME, scene.frame(), scene, path);
    }

    private static Map<String, Object> with(
            SearchOption option, @Nullable Integer value, Scene scene, Map<String, Object> options) {
        if (value == null) {
            throw new BadOptionException(
                    SearchOption.STACK_FROM_ID.key(), "the record of " + scene.name() + " has no " + option.key());
        }
        List<Integer> asked = Values.wholes(option.key(), options.get(option.key()));
        if (!asked.isEmpty() && !asked.contains(value)) {
            throw new BadOptionException(
                    option.key(), "is " + asked + ", but stack_from_id asks for that of its scene, " + value);
        }
        return JsonObjects.with(options, option.key(), (long) value);
    }

    private static String point(LonLat point) {
        return point.longitude() + " " + point.latitude();
    }
}
