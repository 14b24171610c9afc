package io.insarhub.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Makes the tests' temporary folders, and knows those that are there. */
public final class WatchedFolders implements TempDirFactory {

    // JUnit makes one object for each folder; the watch has to know all of them
    static final Queue<Path> ALL = new ConcurrentLinkedQueue<>();

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        Path folder = Files.createTempDirectory("junit-");
        ALL.add(folder);
        return folder;
    }
}
