package com.example.insar;

import io.insarhub.api.BadFileException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.spi.Analyzer;
import io.insarhub.api.spi.AnalyzerProvider;
import io.insarhub.api.spi.StageResult;
import io.insarhub.core.Workdir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An analyzer that writes the pairs of a stack as a table, {@code pairs.csv}. */
public final class PairTable implements AnalyzerProvider {
    @Override
    public String name() {
        return "Pair_Table";
    }

    @Override
    public Analyzer create(Map<String, ?> options) {
        return Analyzer.of(options, context -> {
            Path table = context.workdir().resolve("pairs.csv");
            List<ScenePair> pairs = Workdir.open(context.workdir())
                    .stacks()
                    .get(0)
                    .stackFile()
                    .orElseThrow()
                    .pairs();
            try {
                Files.write(
                        table,
                        pairs.stream()
                                .map(p -> p.reference() + "," + p.secondary())
                                .toList());
            } catch (IOException e) {
                throw new BadFileException(table, null, "cannot be written: " + e, "Is the disk full?", e);
            }
            return new StageResult(pairs.size() + " pairs", List.of(table), List.of());
        });
    }
}
