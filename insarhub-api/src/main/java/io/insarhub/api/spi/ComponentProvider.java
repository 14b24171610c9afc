package io.insarhub.api.spi;

import java.util.Map;
import java.util.Set;

/**
 * Makes components of one kind; found by {@link java.util.ServiceLoader}. Two methods are required, the rest tells more
 * about the component. Implementations have a public constructor without arguments that does no work.
 *
 * @param <C> the kind of component
 */
public interface ComponentProvider<C extends Component> {

    /** The name that users and the config file call the component by, for example {@code Hyp3_InSAR}. */
    String name();

    /**
     * Makes a component.
     *
     * @param options options in the key names of the config file; what is absent takes its default; unknown keys are kept
     * @throws io.insarhub.api.BadOptionException if an option cannot be used
     */
    C create(Map<String, ?> options);

    /** Other names of the same component, from earlier releases or of the Python program. */
    default Set<String> aliases() {
        return Set.of();
    }

    /** One line for a person. */
    default String description() {
        return "";
    }

    /** Every option with its default, in the key names of the config file. */
    default Map<String, Object> defaults() {
        return create(Map.of()).options();
    }
}
