package io.insarhub.core.search;

import io.insarhub.api.Scene;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What options ask of a scene that is at hand: the same as the catalogue makes of them. */
public final class SceneFields {

    private static final Map<String, Function<Scene, @Nullable Object>> FIELDS = Map.ofEntries(
            Map.entry("relativeOrbit", Scene::path),
            Map.entry("absoluteOrbit", Scene::absoluteOrbit),
            Map.entry("frame", Scene::frame),
            Map.entry("asfFrame", Scene::asfFrame),
            Map.entry("flightDirection", Scene::flightDirection),
            Map.entry("lookDirection", Scene::lookDirection),
            Map.entry("polarization", Scene::polarization),
            Map.entry("beamMode", Scene::beamMode),
            Map.entry("processingLevel", Scene::processingLevel),
            Map.entry("platform", Scene::platform),
            Map.entry("groupID", Scene::groupId),
            Map.entry("fullBurstID", Scene::fullBurstId));

    private SceneFields() {}

    /** Keys of the options that ask for a field's value. */
    public static Set<String> keys() {
        return FIELDS.keySet();
    }

    /**
     * Scenes of which a field has one of the values; case does not count.
     *
     * @param key the option's key, one of {@link #keys}
     * @param value one value or several
     * @param unknownPasses whether a scene whose record does not tell is met by it
     */
    public static Predicate<Scene> having(String key, Object value, boolean unknownPasses) {
        Function<Scene, @Nullable Object> field = FIELDS.getOrDefault(key, scene -> null);
        Set<String> wanted = Values.texts(key, value).stream()
                .flatMap(text -> words(key, text).stream())
                .collect(Collectors.toUnmodifiableSet());
        return scene -> {
            Object told = field.apply(scene);
            return told == null
                    ? unknownPasses
                    : words(key, told.toString()).stream().anyMatch(wanted::contains);
        };
    }

    /** Scenes of some days of the year, 1 to 366; the first may be the greater, for a season over the end of the year. */
    public static Predicate<Scene> season(int firstDay, int lastDay) {
        return scene -> {
            LocalDate date = scene.date();
            if (date == null) {
                return false;
            }
            int day = date.getDayOfYear();
            return firstDay <= lastDay ? day >= firstDay && day <= lastDay : day >= firstDay || day <= lastDay;
        };
    }

    /** The words that a value means, in one spelling. */
    private static List<String> words(String key, String text) {
        String direction = switch (key) {
            case "flightDirection" -> OptionKind.flightDirection(text);
            case "lookDirection" -> OptionKind.lookDirection(text);
            default -> null;
        };
        if (direction != null) {
            return List.of(direction);
        }
        String upper = text.toUpperCase(Locale.ROOT);
        return key.equals("platform") ? Platforms.named(upper) : List.of(upper);
    }
}
