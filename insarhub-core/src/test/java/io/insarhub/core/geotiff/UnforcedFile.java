package io.insarhub.core.geotiff;

import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file for whose way to the disk nobody waits: tests write thousands of them. */
final class UnforcedFile extends PendingFile {

    UnforcedFile(Path target) {
        super(target);
    }

    @Override
    void force(FileChannel written) {}
}
