package io.insarhub.core.aoi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code crs} member of GeoJSON 2008. */
final class GeoJsonCrs {

    private GeoJsonCrs() {}

    /** The name in {@code {"type": "name", "properties": {"name": …}}}; null where there is none. */
    static @Nullable String name(Object crs) {
        return crs instanceof Map<?, ?> map
                        && "name".equals(map.get("type"))
                        && map.get("properties") instanceof Map<?, ?> properties
                        && properties.get("name") instanceof String name
                ? name
                : null;
    }
}
