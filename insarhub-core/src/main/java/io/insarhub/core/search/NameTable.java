package io.insarhub.core.search;

import io.insarhub.api.SceneName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table with names of scenes in it. A first row with a known word over a column tells which; without one, all
 * cells are names if those of the first row are, else the column is where the first row has one.
 */
final class NameTable {

    /** What programs write over their names, best first, without case, blanks and signs. */
    private static final List<String> HEADERS = List.of(
            "granulename",
            "scenename",
            "granule",
            "scene",
            "sceneid",
            "granuleid",
            "productname",
            "product",
            "fileid",
            "filename",
            "name",
            "names",
            "granulenames",
            "scenes",
            "granules",
            "identifier",
            "title",
            "id");

    private static final int ALL = -1;

    private final List<String> names = new ArrayList<>();
    private @Nullable Integer column;

    void add(List<String> row) {
        if (row.stream().allMatch(String::isBlank)) {
            return;
        }
        if (column == null) {
            int header = header(row);
            column = header >= 0 ? header : firstNames(row);
            if (header >= 0) {
                return;
            }
        }
        if (column == ALL) {
            names.addAll(row);
        } else if (column < row.size()) {
            names.add(row.get(column));
        }
    }

    /** How many cells were taken. */
    int size() {
        return names.size();
    }

    /** The cells of the names' column, in order. */
    List<String> names() {
        return List.copyOf(names);
    }

    private static int header(List<String> row) {
        List<String> words = row.stream().map(NameTable::word).toList();
        return HEADERS.stream()
                .filter(words::contains)
                .findFirst()
                .map(words::indexOf)
                .orElse(-1);
    }

    private static String word(String cell) {
        return cell.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static int firstNames(List<String> row) {
        List<Boolean> named = row.stream().map(NameTable::looksLikeName).toList();
        long filled = row.stream().filter(cell -> !cell.isBlank()).count();
        long count = named.stream().filter(name -> name).count();
        return count == filled || (count == 0 && row.size() == 1) ? ALL : Math.max(named.indexOf(true), 0);
    }

    private static boolean looksLikeName(String cell) {
        String text = cell.strip();
        int dot = text.indexOf('.');
        String stem = dot < 0 ? text : text.substring(0, dot);
        return !stem.isEmpty() && !SceneName.parse(stem).isOpaque();
    }
}
