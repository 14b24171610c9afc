package io.insarhub.core;

import io.insarhub.api.Scene;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the weather that a scene was taken in, from whatever source the caller has. */
@FunctionalInterface
public interface SceneWeather {

    /** The weather on the scene's day at its place; null if nobody knows. */
    @Nullable DayWeather on(Scene scene);

    /** Weather by date, the same for all scenes of a day. */
    static SceneWeather byDate(Map<LocalDate, DayWeather> weather) {
        Map<LocalDate, DayWeather> copy = Map.copyOf(weather);
        return scene -> {
            LocalDate date = scene.date();
            return date == null ? null : copy.get(date);
        };
    }
}
