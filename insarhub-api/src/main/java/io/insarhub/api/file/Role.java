package io.insarhub.api.file;

import io.insarhub.api.json.Fields;
import io.insarhub.api.json.JsonObjects;
import java.util.Map;
import java.util.Optional;

/**
 * A section of the config file that names the component of a stage and, if it has one, its config. In the file it is an
 * object {@code {"type": …, "config": {…}}}, or the type alone as a string.
 */
public final class Role {

    private static final String TYPE = "type";
    private static final String CONFIG = "config";

    private final Object json;
    private final Optional<String> type;
    private final Optional<Map<String, Object>> config;

    private Role(Object json, Optional<String> type, Optional<Map<String, Object>> config) {
        this.json = json;
        this.type = type;
        this.config = config;
    }

    /** A role without a config, written as a string. */
    public static Role of(String type) {
        return new Role(type, Optional.of(type), Optional.empty());
    }

    static Role read(String path, Object json) {
        if (json instanceof String name) {
            return of(name);
        }
        if (json instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked")
            Fields fields = Fields.at(path, (Map<String, ?>) map);
            return new Role(
                    fields.json(), fields.string(TYPE), fields.object(CONFIG).map(Fields::json));
        }
        throw Fields.wrong(path, "a component's name, or an object with type and config", json);
    }

    /** The component's name as the file has it; empty where the file has a config alone. */
    public Optional<String> type() {
        return type;
    }

    /** The component's present name: see {@link ComponentNames}. */
    public Optional<String> component() {
        return type.map(ComponentNames::current);
    }

    /** The component's config; empty where the file has none, which is not the same as an empty one. */
    public Optional<Map<String, Object>> config() {
        return config;
    }

    /** The value of this section: a string or an object. */
    Object json() {
        return json;
    }

    /** Names the component; a name of the same component stays as it was found, and everything else in the role stays. */
    Role withType(String name) {
        if (type.isPresent() && ComponentNames.same(type.get(), name)) {
            return this;
        }
        return json instanceof String ? of(name) : read("$", JsonObjects.with(object(), TYPE, name));
    }

    /** Sets keys of the config, each in its place; keys not named stay as they are. */
    Role withConfig(Map<String, ?> values) {
        Map<String, Object> merged = JsonObjects.withAll(config.orElse(JsonObjects.empty()), values);
        return read("$", JsonObjects.with(object(), CONFIG, merged));
    }

    private Map<String, Object> object() {
        if (json instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked")
            Map<String, Object> object = (Map<String, Object>) map;
            return object;
        }
        return JsonObjects.with(JsonObjects.empty(), TYPE, json);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Role other && other.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return type.orElse("(no type)")
                + config.map(c -> " with " + c.size() + " options").orElse("");
    }
}
