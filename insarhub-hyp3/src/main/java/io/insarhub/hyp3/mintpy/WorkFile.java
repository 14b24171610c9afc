package io.insarhub.hyp3.mintpy;

import io.insarhub.api.BadFileException;
import io.insarhub.hyp3.hdf5.Hdf5Dataset;
import io.insarhub.hyp3.hdf5.Hdf5Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** An HDF5 file under way: it has another name until it is whole. */
final class WorkFile implements AutoCloseable {

    private final Path target;
    private final Path working;
    private final Hdf5Writer writer;
    private boolean closed;

    private WorkFile(Path target, Path working, Hdf5Writer writer) {
        this.target = target;
        this.working = working;
        this.writer = writer;
    }

    static WorkFile begin(Path target, List<Hdf5Dataset> datasets, Map<String, String> attributes) {
        Path working = target.resolveSibling("." + target.getFileName() + ".tmp-load");
        return new WorkFile(target, working, Hdf5Writer.create(working, datasets, attributes));
    }

    /** True if the file is there with the same datasets and attributes, times of change included. */
    static boolean isDone(Path target, List<Hdf5Dataset> datasets, Map<String, String> attributes) {
        Hdf5Writer same = Hdf5Writer.open(target, datasets, attributes);
        if (same == null) {
            return false;
        }
        same.close();
        return true;
    }

    Hdf5Writer writer() {
        return writer;
    }

    void finish() {
        closed = true;
        writer.close();
        try {
            Files.move(working, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BadFileException(
                    target, null, "could not be put in place: " + e.getMessage(), "Check its folder, and run again", e);
        }
    }

    /** Gives up what was not finished. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            writer.close();
            try {
                Files.deleteIfExists(working);
            } catch (IOException e) {
                throw new BadFileException(working, null, "cannot be deleted: " + e.getMessage(), "Delete it", e);
            }
        }
    }
}
