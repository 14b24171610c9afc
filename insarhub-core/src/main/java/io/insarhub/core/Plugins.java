package io.insarhub.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Plug-ins of one service, looked up with a class loader and with the library's own: a notebook's kernel or an
 * application server may have the two apart.
 *
 * @param found the plug-ins, each class once
 * @param problems what could not be loaded, and why, a line each
 */
record Plugins<P>(List<P> found, List<String> problems) {

    /** A broken entry is skipped and the next one tried; this many in a row mean that the loader does not move on. */
    private static final int MAX_PROBLEMS = 1000;

    static <P> Plugins<P> load(Class<P> service, ClassLoader loader) {
        Map<Class<?>, P> found = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        collect(ServiceLoader.load(service, loader), found, problems);
        if (loader != Plugins.class.getClassLoader()) {
            collect(ServiceLoader.load(service, Plugins.class.getClassLoader()), found, problems);
        }
        return new Plugins<>(
                List.copyOf(found.values()), problems.stream().distinct().toList());
    }

    private static <P> void collect(ServiceLoader<P> loader, Map<Class<?>, P> found, List<String> problems) {
        Iterator<P> plugins = loader.iterator();
        boolean more = true;
        while (more && problems.size() < MAX_PROBLEMS) {
            try {
                more = plugins.hasNext();
                if (more) {
                    P plugin = plugins.next();
                    found.putIfAbsent(plugin.getClass(), plugin);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                problems.add(e.getMessage() + (e.getCause() == null ? "" : " (" + e.getCause() + ")"));
            }
        }
    }
}
