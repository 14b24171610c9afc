package io.insarhub.core.folder;

import io.insarhub.api.BadFileException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The names in a folder, read once. */
public final class FolderListing {

    private final Path folder;
    private final Set<String> names;

    private FolderListing(Path folder, Set<String> names) {
        this.folder = folder;
        this.names = names;
    }

    /**
     * Lists a folder; one that does not exist has no names.
     *
     * @throws BadFileException if it cannot be listed
     */
    public static FolderListing of(Path folder) {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (NoSuchFileException | NotDirectoryException none) {
            return new FolderListing(folder, names);
        } catch (IOException e) {
            throw unreadable(folder, e);
        } catch (DirectoryIteratorException e) {
            throw unreadable(folder, e);
        }
        return new FolderListing(folder, names);
    }

    public Path folder() {
        return folder;
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    /** All names, sorted. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Paths of the names that are as asked, sorted by name. */
    public List<Path> matching(Predicate<String> wanted) {
        return names.stream().filter(wanted).map(folder::resolve).toList();
    }

    private static BadFileException unreadable(Path folder, Exception cause) {
        return new BadFileException(folder, null, "the folder cannot be listed", "Check that you may read it", cause);
    }
}
