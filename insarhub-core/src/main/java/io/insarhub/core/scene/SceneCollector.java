package io.insarhub.core.scene;

import io.insarhub.api.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes scenes of records, each scene once by name; metadata-only products are left out; notes tell what was. */
final class SceneCollector {

    private final Map<String, Scene> scenes = new LinkedHashMap<>();
    private final List<ReadNote> notes = new ArrayList<>();

    void add(RawScene raw, @Nullable Path file, int number) {
        String name = raw.name();
        if (name == null) {
            note(ReadNote.skipped(file, "record " + number, "it has no scene name"));
            return;
        }
        String level = raw.get(RawScene.Field.PROCESSING_LEVEL);
        if (level != null && level.startsWith("METADATA")) {
            note(ReadNote.skipped(file, name, "it is a metadata-only product (" + level + ")"));
        } else if (scenes.containsKey(name)) {
            note(ReadNote.skipped(file, name, "the scene was there before"));
        } else {
            scenes.put(name, raw.toScene(name, problem -> note(ReadNote.kept(file, name, problem))));
        }
    }

    void note(ReadNote note) {
        notes.add(note);
    }

    List<Scene> scenes() {
        return List.copyOf(scenes.values());
    }

    List<ReadNote> notes() {
        return List.copyOf(notes);
    }
}
