package io.insarhub.api.spi;

import java.util.Set;

/** Makes an {@link Analyzer}. Listed in {@code META-INF/services/io.insarhub.api.spi.AnalyzerProvider}. */
public interface AnalyzerProvider extends ComponentProvider<Analyzer> {

    /** Names of the processors whose products it can analyse; empty for all. */
    default Set<String> processors() {
        return Set.of();
    }
}
