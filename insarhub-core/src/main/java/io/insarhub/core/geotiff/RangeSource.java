package io.insarhub.core.geotiff;

import io.insarhub.api.Cancellation;
import java.nio.file.Path;

/**
 * Bytes of one file, wherever it lies, by offset. Implement it to read GeoTIFFs out of another kind of store. Must be
 * safe for use by many threads at once.
 */
public interface RangeSource extends AutoCloseable {

    /**
     * A file on disk.
     *
     * @throws io.insarhub.api.BadFileException if it cannot be opened
     */
    static RangeSource of(Path file) {
        return FileSource.open(file);
    }

    /** What messages call the file: a path, or an address without secrets. */
    String name();

    /**
     * Reads a stretch of the file, with as many tries as it takes. All answers are of one state of the file: a source
     * that sees it change in between must throw.
     *
     * @param offset first byte, from 0
     * @param length how many, at least 1
     * @param cancellation ends waits within a second
     * @return exactly those bytes, in an array of the caller's own; fewer only where the file ends before, and none where
     *     it ends before {@code offset}
     * @throws io.insarhub.api.BadFileException if a file on disk cannot be read
     * @throws io.insarhub.api.ServiceException if a service does not give them; status 404 if it has no such file
     * @throws io.insarhub.api.CancelledException if cancelled
     */
    byte[] read(long offset, int length, Cancellation cancellation);

    /** Releases what the source holds. The reader that was opened on it does this when it is closed. */
    @Override
    default void close() {}
}
