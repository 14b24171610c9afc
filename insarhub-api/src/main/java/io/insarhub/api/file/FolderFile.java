package io.insarhub.api.file;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/**
 * A JSON file of a work folder. Immutable; equal when the documents are equal.
 */
public interface FolderFile {

    /** The whole document, fields that the library does not know included, in the order of the file. Immutable. */
    @JsonValue
    Map<String, Object> toMap();
}
