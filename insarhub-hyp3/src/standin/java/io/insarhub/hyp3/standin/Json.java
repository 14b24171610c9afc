package io.insarhub.hyp3.standin;

import com.fasterxml.jackson.core.JsonParser;
import io.insarhub.core.json.JsonValues;
import io.insarhub.core.json.PythonJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of requests and answers. */
final class Json {

    private Json() {}

    /** The object that a body holds; null if it holds none. */
    @SuppressWarnings("unchecked") // the keys of JSON objects are strings
    static @Nullable Map<String, Object> object(byte[] body) {
        try (JsonParser parser = JsonValues.factory().createParser(body)) {
            return JsonValues.read(parser) instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    static byte[] bytes(Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PythonJson.compact(value, out);
        return out.toByteArray();
    }
}
