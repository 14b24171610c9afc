/**
 * JSON as plain Java values, and typed reading of them. An object is an immutable {@code Map<String, Object>} in the
 * order of the file, an array a {@code List<Object>}; a string is a {@code String}, a number a {@code Long},
 * {@code BigInteger}, {@code Double} or (where a double would lose digits) {@code BigDecimal}; true, false and null are
 * themselves.
 */
@NullMarked
package io.insarhub.api.json;

import org.jspecify.annotations.NullMarked;
