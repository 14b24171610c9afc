package io.insarhub.hyp3.sbas;

import io.insarhub.api.BadFileException;
import io.insarhub.hyp3.hdf5.Hdf5Dataset;
import io.insarhub.hyp3.hdf5.Hdf5Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result while it is being written: under a working name, until it is whole. */
final class PartFile implements AutoCloseable {

    private static final String ENDING = ".part";

    private final Path target;
    private final Hdf5Writer writer;

    private PartFile(Path target, Hdf5Writer writer) {
        this.target = target;
        this.writer = writer;
    }

    static PartFile begin(Path target, List<Hdf5Dataset> datasets, Map<String, String> attributes) {
        return new PartFile(target, Hdf5Writer.create(part(target), datasets, attributes));
    }

    /** Goes on with what was begun; null if that is something else, or nothing. */
    static @Nullable PartFile resume(Path target, List<Hdf5Dataset> datasets, Map<String, String> attributes) {
        Hdf5Writer writer = Hdf5Writer.open(part(target), datasets, attributes);
        return writer == null ? null : new PartFile(target, writer);
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ENDING);
    }

    Hdf5Writer writer() {
        return writer;
    }

    Path target() {
        return target;
    }

    /** Puts a closed file in its place. */
    void rename() {
        try {
            Files.move(part(target), target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BadFileException(
                    target,
                    null,
                    "could not be put in place: " + e.getMessage(),
                    "Close what holds it, and run again",
                    e);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
