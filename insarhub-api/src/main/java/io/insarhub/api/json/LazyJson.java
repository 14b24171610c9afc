package io.insarhub.api.json;

/**
 * Marks a JSON object that still lies in a file: a member is read, and its kind known, when it is asked for. To go through
 * all of them costs as much as to read the file.
 */
public interface LazyJson extends ImmutableJson {}
