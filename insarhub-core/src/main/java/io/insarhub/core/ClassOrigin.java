package io.insarhub.core;

import java.security.CodeSource;

/** Where a plug-in's class comes from, for error messages. */
final class ClassOrigin {

    private ClassOrigin() {}

    static String of(Object plugin) {
        CodeSource source = plugin.getClass().getProtectionDomain().getCodeSource();
        return plugin.getClass().getName()
                + (source == null || source.getLocation() == null ? "" : " (" + source.getLocation() + ")");
    }
}
