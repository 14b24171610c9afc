package io.insarhub.core;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.OrbitKind;
import io.insarhub.core.orbit.OrbitCheck;
import io.insarhub.core.orbit.OrbitFile;
import io.insarhub.core.orbit.OrbitNeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The orbit files in a folder that some scenes need, without those that are not whole. */
final class OrbitFolder {

    private static final Logger LOG = LoggerFactory.getLogger(OrbitFolder.class);

    private final Path folder;
    private final Cancellation cancellation;
    private final Set<OrbitFile> whole = new HashSet<>();

    private OrbitFolder(Path folder, Cancellation cancellation) {
        this.folder = folder;
        this.cancellation = cancellation;
    }

    static OrbitFolder read(Path folder, List<OrbitNeed> needs, Cancellation cancellation) {
        OrbitFolder orbits = new OrbitFolder(folder, cancellation);
        if (!Files.isDirectory(folder)) {
            return orbits;
        }
        List<OrbitFile> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.flatMap(file -> OrbitFile.parse(file.getFileName().toString()).stream())
                    .filter(file -> needs.stream().anyMatch(need -> need.isMetBy(file)))
                    .toList();
        } catch (IOException e) {
            throw new BadFileException(folder, null, "cannot be read", "Check the folder's permissions", e);
        }
        for (OrbitFile file : found) {
            orbits.problem(file)
                    .ifPresentOrElse(
                            problem -> LOG.warn("{} {}; it counts as missing", folder.resolve(file.name()), problem),
                            () -> orbits.whole.add(file));
        }
        return orbits;
    }

    /** The best file of a kind for a scene. */
    Optional<OrbitFile> best(OrbitNeed need, OrbitKind kind) {
        return need.best(whole.stream().filter(file -> file.kind() == kind).toList());
    }

    boolean has(OrbitFile file) {
        return whole.contains(file);
    }

    /** What is wrong with a file; empty if nothing is. */
    Optional<String> problem(OrbitFile file) {
        Path path = folder.resolve(file.name());
        try {
            return OrbitCheck.problem(path, file, cancellation);
        } catch (IOException e) {
            throw new BadFileException(path, null, "cannot be read", "Check its permissions, or delete it", e);
        }
    }

    /** Deletes a file that is not whole. */
    void clear(OrbitFile file) {
        Path path = folder.resolve(file.name());
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new BadFileException(path, null, "is not whole and cannot be deleted", "Delete it", e);
        }
    }
}
