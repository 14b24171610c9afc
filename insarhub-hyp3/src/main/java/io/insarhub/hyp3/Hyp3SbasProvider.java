package io.insarhub.hyp3;

import io.insarhub.api.spi.Analyzer;
import io.insarhub.api.spi.AnalyzerProvider;
import java.util.Map;
import java.util.Set;

/** Makes {@link Hyp3SbasAnalyzer}s. */
public final class Hyp3SbasProvider implements AnalyzerProvider {

    static final String NAME = "Hyp3_SBAS";

    /** For the service loader. */
    public Hyp3SbasProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> processors() {
        return Set.of(Hyp3InsarProvider.NAME);
    }

    @Override
    public String description() {
        return "Time series of HyP3 interferograms by MintPy";
    }

    @Override
    public Analyzer create(Map<String, ?> options) {
        return Hyp3SbasAnalyzer.of(Hyp3SbasOptions.of(options));
    }
}
