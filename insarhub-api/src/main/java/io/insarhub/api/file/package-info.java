/**
 * A type for every JSON file of a work folder. Each holds the whole document as it was read, gives its known fields with
 * their types, and changes by returning a copy: a field it does not know is kept, in place, with its value. Values of
 * the wrong kind are found when the type is made, with the JSON path in the error.
 */
@NullMarked
package io.insarhub.api.file;

import org.jspecify.annotations.NullMarked;
