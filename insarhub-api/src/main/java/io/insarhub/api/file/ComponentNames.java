package io.insarhub.api.file;

import java.util.Map;

/** Names of components that moved between releases. */
public final class ComponentNames {

    private static final Map<String, String> CURRENT =
            Map.of("Hyp3_S1", "Hyp3_InSAR", "ISCE_S1", "ISCE_InSAR", "ISCE2_S1", "ISCE_InSAR");

    private ComponentNames() {}

    /** The name that a component has today; any other name is its own. */
    public static String current(String name) {
        return CURRENT.getOrDefault(name, name);
    }

    /** True if both are names of the same component. */
    public static boolean same(String name, String other) {
        return current(name).equals(current(other));
    }
}
