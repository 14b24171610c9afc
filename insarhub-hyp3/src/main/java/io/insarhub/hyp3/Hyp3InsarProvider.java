package io.insarhub.hyp3;

import io.insarhub.api.spi.Processor;
import io.insarhub.api.spi.ProcessorProvider;
import java.util.Map;
import java.util.Set;

/** Makes {@link Hyp3InsarProcessor}s; {@code Hyp3_S1} is the Python program's later name of {@code Hyp3_InSAR}. */
public final class Hyp3InsarProvider implements ProcessorProvider {

    static final String NAME = "Hyp3_InSAR";

    /** For the service loader. */
    public Hyp3InsarProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> aliases() {
        return Set.of("Hyp3_S1");
    }

    @Override
    public Set<String> downloaders() {
        return Set.of("S1_SLC");
    }

    @Override
    public String description() {
        return "Interferograms of whole Sentinel-1 scenes from ASF's HyP3";
    }

    @Override
    public Processor create(Map<String, ?> options) {
        return Hyp3InsarProcessor.of(Hyp3InsarOptions.of(options));
    }
}
