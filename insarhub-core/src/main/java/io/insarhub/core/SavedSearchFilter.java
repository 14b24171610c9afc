package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.Scene;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The search options that can narrow what was saved. Values of one option are alternatives; options must all be met. A
 * scene whose record does not tell is not met by an option that asks.
 */
final class SavedSearchFilter implements Predicate<Scene> {

    private static final Map<String, Function<Scene, @Nullable Object>> FIELDS = Map.of(
            "relativeOrbit", Scene::path,
            "frame", scene -> scene.stackId().map(id -> id.frame()).orElse(null),
            "flightDirection", Scene::flightDirection,
            "polarization", Scene::polarization,
            "beamMode", Scene::beamMode,
            "processingLevel", Scene::processingLevel,
            "platform", Scene::platform,
            "granule_names", Scene::name);

    /** Every saved Sentinel-1 scene is of these, and the config's name is the Python program's own. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("dataset", "instrument", "name", "workdir");

    private final List<Predicate<Scene>> conditions;

    private SavedSearchFilter(List<Predicate<Scene>> conditions) {
        this.conditions = conditions;
    }

    static SavedSearchFilter of(Map<String, Object> options) {
        List<Predicate<Scene>> conditions = new ArrayList<>();
        options.forEach((option, value) -> {
            if (value != null && !WITHOUT_EFFECT.contains(option)) {
                conditions.add(condition(option, value));
            }
        });
        return new SavedSearchFilter(conditions);
    }

    @Override
    public boolean test(Scene scene) {
        return conditions.stream().allMatch(condition -> condition.test(scene));
    }

    private static Predicate<Scene> condition(String option, Object value) {
        if (option.equals("start")) {
            Instant first = time(option, value, false);
            return scene -> scene.start() != null && !scene.start().isBefore(first);
        }
        if (option.equals("end")) {
            Instant last = time(option, value, true);
            return scene -> scene.start() != null && !scene.start().isAfter(last);
        }
        Function<Scene, @Nullable Object> field = FIELDS.get(option);
        if (field == null) {
            throw new BadOptionException(
                    option, "cannot narrow a saved search; those that can are start, end, " + FIELDS.keySet());
        }
        Set<String> wanted = (value instanceof List<?> list ? list : List.of(value))
                .stream().map(SavedSearchFilter::text).collect(Collectors.toSet());
        return scene -> {
            Object told = field.apply(scene);
            return told != null && wanted.contains(text(told));
        };
    }

    private static String text(Object value) {
        return value.toString().toUpperCase(Locale.ROOT);
    }

    /** A date means the whole day. */
    private static Instant time(String option, Object value, boolean end) {
        String text = value.toString();
        try {
            if (text.length() > 10) {
                return OffsetDateTime.parse(text).toInstant();
            }
            LocalDate day = LocalDate.parse(text);
            Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            return end
                    ? day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1)
                    : start;
        } catch (DateTimeException e) {
            throw new BadOptionException(
                    option, "must be a date such as 2020-01-31 or a time with an offset, but is \"" + text + "\"", e);
        }
    }
}
