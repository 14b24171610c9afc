package io.insarhub.core.geotiff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a band says of itself.
 *
 * @param description its name, as GDAL and QGIS show it; empty for none
 * @param tags its metadata, name to value, in the order they are written
 */
public record Band(String description, Map<String, String> tags) {

    /**
     * A band.
     *
     * @throws io.insarhub.api.BadOptionException if a name or value cannot be written: see {@link #withTag}
     */
    public Band {
        GdalMetadata.checkText("band description", description);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        GdalMetadata.checkTags(tags);
    }

    /** A band without description or tags. */
    public static Band plain() {
        return new Band("", Map.of());
    }

    /** A band with a description. */
    public static Band described(String description) {
        return new Band(description, Map.of());
    }

    /**
     * The same band with one tag more, or with the tag's new value.
     *
     * @param name not blank, without {@code =}, {@code :} and control characters, not {@code AREA_OR_POINT}, and not the
     *     name of another tag but for upper and lower case
     * @param value without control characters other than tab and line feed; GDAL does not show a tag whose value is empty
     */
    public Band withTag(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(name, value);
        return new Band(description, more);
    }
}
