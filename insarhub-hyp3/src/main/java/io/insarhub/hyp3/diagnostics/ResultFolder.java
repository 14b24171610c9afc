package io.insarhub.hyp3.diagnostics;

import io.insarhub.api.BadFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the files of an analysis are.
 *
 * @param path the folder with {@code timeseries.h5} and {@code inputs/}
 */
public record ResultFolder(Path path) {

    private static final List<String> SIGNS =
            List.of("velocity.h5", "timeseries.h5", "temporalCoherence.h5", "inputs/ifgramStack.h5");

    /**
     * Finds the results in a stack's folder: right in it, or in {@code mintpy/} below it, as release 0.4 has them.
     *
     * @throws BadFileException if there are none
     */
    public static ResultFolder in(Path folder) {
        for (Path place : List.of(folder, folder.resolve("mintpy"))) {
            if (SIGNS.stream().anyMatch(name -> Files.isRegularFile(place.resolve(name)))) {
                return new ResultFolder(place);
            }
        }
        throw new BadFileException(
                folder,
                null,
                "holds no results of an analysis: none of " + String.join(", ", SIGNS),
                "Run the analysis first, or give the folder that it wrote to",
                null);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    boolean has(String name) {
        return Files.isRegularFile(file(name));
    }
}
