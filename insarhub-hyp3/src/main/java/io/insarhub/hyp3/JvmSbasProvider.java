package io.insarhub.hyp3;

import io.insarhub.api.spi.Analyzer;
import io.insarhub.api.spi.AnalyzerProvider;
import java.util.Map;
import java.util.Set;

/** Makes {@link JvmSbasAnalyzer}s. */
public final class JvmSbasProvider implements AnalyzerProvider {

    /** For the service loader. */
    public JvmSbasProvider() {}

    @Override
    public String name() {
        return JvmSbasAnalyzer.NAME;
    }

    @Override
    public Set<String> processors() {
        return Set.of(Hyp3InsarProvider.NAME);
    }

    @Override
    public String description() {
        return "Time series of HyP3 interferograms in this process, without Python";
    }

    @Override
    public Analyzer create(Map<String, ?> options) {
        return JvmSbasAnalyzer.of(Hyp3SbasOptions.of(options));
    }
}
