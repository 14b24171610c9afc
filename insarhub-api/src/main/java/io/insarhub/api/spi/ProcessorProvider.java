package io.insarhub.api.spi;

import java.util.Set;

/** Makes a {@link Processor}. Listed in {@code META-INF/services/io.insarhub.api.spi.ProcessorProvider}. */
public interface ProcessorProvider extends ComponentProvider<Processor> {

    /** Names of the downloaders whose stacks it can process; empty for all. */
    default Set<String> downloaders() {
        return Set.of();
    }
}
