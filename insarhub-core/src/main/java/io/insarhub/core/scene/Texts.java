package io.insarhub.core.scene;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some scalar fields of one small object, as text. */
record Texts(Map<String, String> byName) {

    /** Reads the wanted fields of the object at the parser's current token; empty if there is none. */
    static Texts of(JsonParser parser, Set<String> wanted) throws IOException {
        Map<String, String> texts = new HashMap<>(8);
        JsonWalk.fields(parser, (name, p) -> {
            String text = wanted.contains(name) ? JsonWalk.scalar(p) : null;
            if (text != null) {
                texts.put(name, text);
            }
        });
        return new Texts(texts);
    }

    @Nullable String get(String name) {
        return byName.get(name);
    }
}
