package io.insarhub.core.search;

/**
 * A field of a form, before it is encoded.
 *
 * @param name its name
 * @param value its value
 */
record FormField(String name, String value) {}
