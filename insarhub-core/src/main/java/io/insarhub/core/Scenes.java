package io.insarhub.core;

import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import io.insarhub.core.scene.ReadNote;
import io.insarhub.core.scene.SceneFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scenes of a search, each once by name, in the order they came in. Immutable.
 *
 * <p>Equal when the scenes are the same in the same order; what was noticed while reading does not count.
 */
public final class Scenes implements Iterable<Scene> {

    private final Map<String, Scene> byName;
    private final List<Note> notes;

    private Scenes(Map<String, Scene> byName, List<Note> notes) {
        this.byName = byName;
        this.notes = List.copyOf(notes);
    }

    /**
     * Reads saved searches: pages of CMR ({@code umm_json}) and GeoJSON as ASF's Python client saves it or Vertex exports
     * it; what a file is shows in its content. A folder stands for the {@code .json}, {@code .geojson} and
     * {@code .umm_json} files in it. Metadata-only products and repeated scenes are left out; a field that cannot be read
     * is absent; {@link #notes} tells.
     *
     * <p>Records are read one at a time: 10,000 of them take about a second.
     *
     * @throws io.insarhub.api.BadFileException if a file is missing, is not JSON (names line and column), or, given by
     *     name, holds no records
     */
    public static Scenes read(Path path, Path... more) {
        List<Path> paths = new ArrayList<>(List.of(path));
        Collections.addAll(paths, more);
        SceneFiles files = SceneFiles.read(paths);
        List<Note> notes = files.notes().stream().map(Note::of).toList();
        return new Scenes(index(files.scenes()), notes);
    }

    /** These scenes; of several with one name the first. */
    public static Scenes of(Collection<Scene> scenes) {
        return new Scenes(index(scenes), List.of());
    }

    static Scenes of(Collection<Scene> scenes, List<Note> notes) {
        return new Scenes(index(scenes), notes);
    }

    /** The scenes in order. */
    public List<Scene> list() {
        return List.copyOf(byName.values());
    }

    /** The scenes in order. */
    public Stream<Scene> stream() {
        return byName.values().stream();
    }

    @Override
    public Iterator<Scene> iterator() {
        return list().iterator();
    }

    /** Names of the scenes, in order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Number of scenes. */
    public int size() {
        return byName.size();
    }

    /** True if there are none. */
    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** The scene of this name. */
    public Optional<Scene> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The scenes that a condition holds for. */
    public Scenes filter(Predicate<? super Scene> condition) {
        return new Scenes(index(stream().filter(condition).toList()), notes);
    }

    /**
     * The stacks among these scenes, by path and frame (or burst), sorted by path and frame. Scenes without a path or a
     * frame are in none: see {@link #ungrouped}.
     */
    public Map<StackId, Scenes> groups() {
        Map<StackId, List<Scene>> groups = new TreeMap<>();
        for (Scene scene : this) {
            scene.stackId()
                    .ifPresent(id ->
                            groups.computeIfAbsent(id, key -> new ArrayList<>()).add(scene));
        }
        Map<StackId, Scenes> result = new LinkedHashMap<>();
        groups.forEach((id, scenes) -> result.put(id, Scenes.of(scenes)));
        return Collections.unmodifiableMap(result);
    }

    /** Scenes that belong to no stack, because their path or frame is unknown. */
    public Scenes ungrouped() {
        return Scenes.of(stream().filter(scene -> scene.stackId().isEmpty()).toList());
    }

    /** What was left out or could not be read, in the order it was met. */
    public List<Note> notes() {
        return notes;
    }

    /** What was read and what was left out, for people: the number of scenes and stacks, then a line for each note. */
    public String report() {
        String head = size() + " scenes in " + groups().size() + " stacks";
        int lost = ungrouped().size();
        String withoutStack = lost == 0 ? "" : "; " + lost + " of unknown path or frame are in no stack";
        return notes.stream().map(note -> "\n" + note).collect(Collectors.joining("", head + withoutStack, ""));
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Scenes other && other.list().equals(list());
    }

    @Override
    public int hashCode() {
        return list().hashCode();
    }

    @Override
    public String toString() {
        return "Scenes" + byName.values();
    }

    private static Map<String, Scene> index(Collection<Scene> scenes) {
        Map<String, Scene> byName = new LinkedHashMap<>();
        scenes.forEach(scene -> byName.putIfAbsent(scene.name(), scene));
        return Collections.unmodifiableMap(byName);
    }

    /**
     * Something left out, or not readable, while scenes were read.
     *
     * @param file the file; null where it is about all files together
     * @param subject the scene's name, or which record of the file
     * @param problem what was wrong
     * @param leftOut true if the whole record was left out, false if only a field of it is absent
     */
    public record Note(@Nullable Path file, String subject, String problem, boolean leftOut) {

        static Note of(ReadNote note) {
            return new Note(note.file(), note.subject(), note.problem(), note.skipped());
        }

        /** File, subject and problem in one line. */
        @Override
        public String toString() {
            return (file == null ? "" : file + ": ") + subject + (leftOut ? " left out: " : ": ") + problem;
        }
    }
}
