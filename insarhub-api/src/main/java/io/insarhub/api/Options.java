package io.insarhub.api;

import java.util.Map;

/**
 * Typed options of a component. Immutable and validated when built; next to {@link #toMap()} each type has
 * {@code defaults()}, {@code builder()}, {@code toBuilder()} and {@code of(Map)}, and {@code of(options.toMap())} equals
 * the options.
 */
public interface Options {

    /** The options in the key names of the config file, keys that the type does not know included. */
    Map<String, Object> toMap();
}
