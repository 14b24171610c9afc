package io.insarhub.quality.features;

import io.insarhub.api.SceneName;
import io.insarhub.api.file.StackFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The scenes of a stack, sorted by name, with their dates and baselines. A scene whose name tells no date is left out. */
public final class StackScenes {

    private final List<String> names = new ArrayList<>();
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<String> withoutDate = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Double> baselines;

    private StackScenes(Collection<String> scenes, Map<String, Double> baselines) {
        this.baselines = baselines;
        for (String scene : new TreeSet<>(scenes)) {
            LocalDate date = SceneName.parse(scene).date();
            if (date == null) {
                withoutDate.add(scene);
            } else {
                numbers.put(scene, names.size());
                names.add(scene);
                dates.add(date);
            }
        }
    }

    /** The scenes of a stack file; those of its baselines and pairs, where it lists none. */
    public static StackScenes of(StackFile stack) {
        TreeSet<String> scenes = new TreeSet<>(stack.scenes());
        scenes.addAll(stack.baselines().keySet());
        stack.pairs().forEach(pair -> scenes.addAll(List.of(pair.reference(), pair.secondary())));
        return new StackScenes(scenes, stack.baselines());
    }

    /** These scenes, some of which the stack file may not have. */
    public static StackScenes of(Collection<String> scenes, StackFile stack) {
        return new StackScenes(scenes, stack.baselines());
    }

    /** The names, sorted. */
    public List<String> names() {
        return names;
    }

    /** The date of each. */
    public List<LocalDate> dates() {
        return dates;
    }

    /** Scenes of which nothing can be said, because their names tell no date. */
    public List<String> withoutDate() {
        return withoutDate;
    }

    /** The number of a scene; −1 if it is none of these. */
    public int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    /** Perpendicular baseline of a scene relative to the stack's first, metres; NaN if unknown. */
    public double baselineMeters(int scene) {
        return baselines.getOrDefault(names.get(scene), Double.NaN);
    }
}
