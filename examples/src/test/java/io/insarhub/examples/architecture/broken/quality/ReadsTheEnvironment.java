package io.insarhub.examples.architecture.broken.quality;

import org.jspecify.annotations.Nullable;

/** Reads the environment when it is loaded: once directly, once through a method. */
public final class ReadsTheEnvironment {

    /** Directly. */
    public static final @Nullable String HOME = System.getenv("HOME");

    /** Through a method. */
    public static final @Nullable String TEMPORARY = property("java.io.tmpdir");

    private ReadsTheEnvironment() {}

    /** Allowed: reads when it is asked. */
    public static @Nullable String readLater() {
        return System.getenv("PATH");
    }

    private static @Nullable String property(String name) {
        return System.getProperty(name);
    }
}
