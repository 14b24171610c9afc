package io.insarhub.core.search;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.SceneName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of scenes to search for: a list, a text with commas between, or the path of a text, CSV or XLSX file. Endings
 * such as {@code .zip} and {@code .SAFE} are taken off; what is after a {@code #} is a comment; the order stays, and what
 * comes twice counts once.
 */
public final class GranuleNames {

    /** Some thousand queries; a list so long is another file given by mistake. */
    static final int MOST_NAMES = 100_000;

    private static final int LONGEST_NAME = 255;

    private static final Pattern ENDING =
            Pattern.compile("(?i)\\.(zip|safe|tiff?|xml|h5|nc|tar|tgz|gz|json|csv|png|jpe?g|kml|kmz)$");

    private static final Set<String> FILE_ENDINGS = Set.of(".txt", ".csv", ".tsv", ".xlsx", ".lst", ".list", ".xls");

    private GranuleNames() {}

    /**
     * The names that an option gives; none for null.
     *
     * @throws io.insarhub.api.BadFileException if a file of names cannot be read
     * @throws BadOptionException if there are no names in it, too many, or something that cannot be one
     */
    public static List<String> of(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        String option = SearchOption.GRANULE_NAMES.key();
        List<String> texts = Values.texts(option, value);
        if (!(value instanceof Collection<?>)) {
            String text = texts.get(0);
            Path file = file(text);
            texts = file == null ? Arrays.asList(text.split("[,;\\r\\n]", -1)) : NameFile.read(file);
        }
        List<String> names = clean(texts);
        if (names.isEmpty()) {
            throw new BadOptionException(option, "has no name in it: " + Values.shown(value));
        }
        if (names.size() > MOST_NAMES) {
            throw new BadOptionException(
                    option, "has " + names.size() + " names; search for at most " + MOST_NAMES + " at a time");
        }
        return names;
    }

    private static boolean isScene(String text) {
        String name = withoutEnding(text.strip());
        return !name.isEmpty() && !SceneName.parse(name).isOpaque();
    }

    /** Names without endings and comments, each once. */
    private static List<String> clean(List<String> texts) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            int comment = text.indexOf('#');
            String name = withoutEnding((comment < 0 ? text : text.substring(0, comment)).strip());
            if (!name.isEmpty()) {
                names.add(checked(name));
            }
        }
        return List.copyOf(names);
    }

    private static String withoutEnding(String text) {
        String name = text;
        while (ENDING.matcher(name).find()) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return name;
    }

    private static String checked(String name) {
        boolean fine = name.length() <= LONGEST_NAME
                && name.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
        if (!fine) {
            throw new BadOptionException(
                    SearchOption.GRANULE_NAMES.key(),
                    "has something that is no name of a scene: " + Values.shown(name.replaceAll("\\p{Cntrl}", "?")));
        }
        return name;
    }

    /** The file that a text names; null if it names scenes, though one of them may have been downloaded to here. */
    private static @Nullable Path file(String text) {
        try {
            Path path = Path.of(text);
            String lower = text.toLowerCase(Locale.ROOT);
            boolean looksLikeOne = FILE_ENDINGS.stream().anyMatch(lower::endsWith) && text.indexOf(',') < 0;
            return looksLikeOne || (!isScene(text) && Files.exists(path)) ? path : null;
        } catch (InvalidPathException notAPath) {
            return null;
        }
    }
}
