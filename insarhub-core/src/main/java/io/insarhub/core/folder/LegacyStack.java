package io.insarhub.core.folder;

import io.insarhub.api.BadFileException;
import io.insarhub.api.file.StackFile;
import io.insarhub.api.json.JsonObjects;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stack file's forerunners: {@code pairs_p…_f….json} or {@code pairs.json} with the pairs alone, and
 * {@code baselines_p…_f….json} with the baseline of each scene. Read, never written.
 */
public final class LegacyStack {

    private static final String PAIRS = "pairs";
    private static final String BASELINES = "baselines";

    private LegacyStack() {}

    /**
     * The stack file that the two would be.
     *
     * @param pairs a list of pairs, or an object that holds it
     * @param baselines an object of metres by scene, or one that holds it; null where there is no such file
     */
    public static StackFile of(@Nullable Object pairs, @Nullable Object baselines) {
        Object list = pairs instanceof Map<?, ?> object && object.containsKey(PAIRS) ? object.get(PAIRS) : pairs;
        if (!(list instanceof List<?>)) {
            throw BadFileException.shape("$", "expected a list of pairs");
        }
        Map<String, Object> json = JsonObjects.with(JsonObjects.empty(), PAIRS, list);
        if (baselines instanceof Map<?, ?> object) {
            Object byScene = object.get(BASELINES) instanceof Map<?, ?> inner ? inner : object;
            json = JsonObjects.with(json, BASELINES, byScene);
        }
        StackFile stack = StackFile.of(json);
        LinkedHashSet<String> scenes = new LinkedHashSet<>(stack.baselines().keySet());
        stack.pairs().forEach(pair -> {
            scenes.add(pair.reference());
            scenes.add(pair.secondary());
        });
        return stack.withScenes(scenes);
    }
}
