package io.insarhub.core.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how much a disk still takes. Tests put their own in. */
@FunctionalInterface
public interface FreeSpace {

    /** Bytes that this user may still write into a folder. */
    long usableBytes(Path folder) throws IOException;

    /** What the folder's file system says. */
    static FreeSpace ofFileSystem() {
        return folder -> Files.getFileStore(folder).getUsableSpace();
    }
}
