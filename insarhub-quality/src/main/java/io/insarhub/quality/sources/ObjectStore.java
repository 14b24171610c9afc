package io.insarhub.quality.sources;

import io.insarhub.core.geotiff.RangeSource;

/** Objects by key, wherever they lie. Safe for many threads. */
interface ObjectStore extends AutoCloseable {

    /** The bytes of an object; whether it exists turns out when it is read. */
    RangeSource object(String key);

    @Override
    default void close() {}
}
