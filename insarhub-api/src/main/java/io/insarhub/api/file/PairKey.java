package io.insarhub.api.file;

import io.insarhub.api.ScenePair;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pairs as keys of JSON objects: two names joined with a comma (documented) or a colon (the Python releases). */
final class PairKey {

    static final char COMMA = ',';
    static final char COLON = ':';

    private PairKey() {}

    static String of(ScenePair pair, char separator) {
        return pair.reference() + separator + pair.secondary();
    }

    /** The pair that a key names; empty where it names none. */
    static Optional<ScenePair> parse(String key) {
        int at = separatorAt(key);
        if (at <= 0 || at == key.length() - 1) {
            return Optional.empty();
        }
        String first = key.substring(0, at);
        String second = key.substring(at + 1);
        return first.isBlank() || second.isBlank() || first.equals(second)
                ? Optional.empty()
                : Optional.of(new ScenePair(first, second));
    }

    /** The separator that an object's keys use: that of its first pair key; empty where it has none. */
    static Optional<Character> separatorOf(Map<String, ?> byPair) {
        for (String key : byPair.keySet()) {
            int at = separatorAt(key);
            if (at > 0) {
                return Optional.of(key.charAt(at));
            }
        }
        return Optional.empty();
    }

    /** The key under which an object has a pair: with either separator, in either order; null if it has it not. */
    static @Nullable String find(Map<String, ?> byPair, ScenePair pair) {
        for (char separator : new char[] {COMMA, COLON}) {
            String key = of(pair, separator);
            if (byPair.containsKey(key)) {
                return key;
            }
            String turned = pair.secondary() + separator + pair.reference();
            if (byPair.containsKey(turned)) {
                return turned;
            }
        }
        return null;
    }

    private static int separatorAt(String key) {
        int comma = key.indexOf(COMMA);
        return comma >= 0 ? comma : key.indexOf(COLON);
    }
}
