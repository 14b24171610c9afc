package io.insarhub.core.search;

import io.insarhub.api.Scene;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which of the names asked for are of no scene. A name is a scene's or its product's; case does not count. */
public final class NamesFound {

    private NamesFound() {}

    /** The names, or patterns, that no scene has, in their order. */
    public static List<String> missing(List<String> wanted, Collection<Scene> scenes) {
        Set<String> found = new HashSet<>();
        scenes.forEach(scene -> {
            found.add(upper(scene.name()));
            if (scene.fileId() != null) {
                found.add(upper(scene.fileId()));
            }
        });
        return wanted.stream()
                .filter(name -> GranuleQueries.isPattern(name)
                        ? found.stream().noneMatch(glob(name))
                        : !found.contains(upper(name)))
                .toList();
    }

    /** True for a scene that one of the names, or patterns, is of. */
    public static Predicate<Scene> anyOf(List<String> wanted) {
        Set<String> names = new HashSet<>();
        wanted.forEach(name -> names.add(upper(name)));
        List<Predicate<String>> patterns = wanted.stream()
                .filter(GranuleQueries::isPattern)
                .map(NamesFound::glob)
                .toList();
        return scene -> matches(scene.name(), names, patterns)
                || (scene.fileId() != null && matches(scene.fileId(), names, patterns));
    }

    private static boolean matches(String name, Set<String> names, List<Predicate<String>> patterns) {
        String text = upper(name);
        return names.contains(text) || patterns.stream().anyMatch(pattern -> pattern.test(text));
    }

    private static Predicate<String> glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String piece : upper(pattern).split("(?<=[*?])|(?=[*?])", -1)) {
            regex.append(piece.equals("*") ? ".*" : piece.equals("?") ? "." : Pattern.quote(piece));
        }
        return Pattern.compile(regex.toString()).asMatchPredicate();
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
