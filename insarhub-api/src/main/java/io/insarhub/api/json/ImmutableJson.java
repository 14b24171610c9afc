package io.insarhub.api.json;

/**
 * Marks a JSON object that never changes, neither itself nor what it holds, so that it is shared where another map would
 * be copied.
 */
public interface ImmutableJson {}
