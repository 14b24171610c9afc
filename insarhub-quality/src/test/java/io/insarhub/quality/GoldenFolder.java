package io.insarhub.quality;

import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Copies of the golden stack folder of 42 scenes. */
final class GoldenFolder {

    static final String DATABASE = ".insarhub_pair_quality_db.json";
    static final String CACHE = ".insarhub_quality_cache.json";
    /** What these tests are about is in the folder. */
    static final QualityOptions OFFLINE = QualityOptions.builder().offline(true).build();

    private GoldenFolder() {}

    static Path original() {
        try {
            return Path.of(Objects.requireNonNull(GoldenFolder.class.getResource("/golden/quality/folder42"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy without the files of these names. */
    static StackFolder copy(Path to, String... without) throws IOException {
        Path from = original();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!List.of(without).contains(file.getFileName().toString())) {
                    Files.copy(file, target);
                }
            }
        }
        return Workdir.open(to).stacks().get(0);
    }
}
