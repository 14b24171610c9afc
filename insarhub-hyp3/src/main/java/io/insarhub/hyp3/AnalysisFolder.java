package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.json.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where an analysis keeps its files, and its right to change them. */
record AnalysisFolder(StackFolder stack) {

    static AnalysisFolder of(Path folder) {
        List<StackFolder> stacks = Workdir.open(folder).stacks();
        if (stacks.size() != 1) {
            throw new BadOptionException(
                    "workdir",
                    folder + " holds " + stacks.size() + " stacks; give the folder of one: "
                            + stacks.stream().map(StackFolder::id).toList());
        }
        return new AnalysisFolder(stacks.get(0));
    }

    Path path() {
        return stack.path();
    }

    Path temporary() {
        return path().resolve(FileNames.TMP);
    }

    Path clip() {
        return path().resolve(FileNames.CLIP);
    }

    Path config() {
        return path().resolve(FileNames.MINTPY_CONFIG);
    }

    /**
     * Takes the folder for an analysis, or for cleaning up: one at a time. The stack's own lock stays free, so that others
     * can go on to read and write its files. The lock lies in {@code tmp/} and goes with it.
     *
     * @throws BadFileException if somebody has it already
     */
    FolderLock claim() {
        make(temporary());
        try {
            return FolderLock.acquire(temporary(), Duration.ZERO, Cancellation.never());
        } catch (BadFileException e) {
            throw new BadFileException(
                    path(), null, "is being analysed or cleaned up by another run", "Wait until that has ended", e);
        }
    }

    static void make(Path folder) {
        if (Files.isSymbolicLink(folder) || (exists(folder) && !Files.isDirectory(folder))) {
            throw new BadFileException(
                    folder, null, "is a link or a file, where a folder is needed", "Move it aside", null);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadFileException(folder, null, "cannot be made: " + e.getMessage(), "Check permissions", e);
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
