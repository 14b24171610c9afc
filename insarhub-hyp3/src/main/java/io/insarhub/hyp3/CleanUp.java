package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.json.FolderLock;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes away what an analysis does not need any more. Links are deleted, never followed. */
final class CleanUp {

    private static final String ARCHIVE = ".zip";

    private final AnalysisFolder folder;
    private final boolean products;
    private final boolean listOnly;
    private long bytes;

    CleanUp(AnalysisFolder folder, Hyp3SbasOptions options) {
        this.folder = folder;
        this.products = options.deleteProducts();
        this.listOnly = options.debug();
    }

    CleanUpReport run() {
        boolean hadTemporary = Files.exists(folder.temporary(), LinkOption.NOFOLLOW_LINKS);
        FolderLock claim = Files.isSymbolicLink(folder.temporary()) ? null : folder.claim();
        List<Path> all = new ArrayList<>();
        try {
            Path mintpy = folder.path().resolve(FileNames.MINTPY);
            List<Path> wanted = new ArrayList<>(List.of(folder.clip()));
            if (Files.isDirectory(mintpy, LinkOption.NOFOLLOW_LINKS)) {
                wanted.add(mintpy.resolve(FileNames.TMP));
                wanted.add(mintpy.resolve(FileNames.CLIP));
            }
            wanted.removeIf(path -> !Files.exists(path, LinkOption.NOFOLLOW_LINKS));
            all.addAll(wanted);
            if (products) {
                all.addAll(archives());
            }
            all.forEach(path -> remove(path, null));
            remove(folder.temporary(), folder.temporary().resolve(FolderLock.FILE_NAME));
        } finally {
            if (claim != null) {
                claim.close();
            }
        }
        if (!listOnly || !hadTemporary) {
            removeLock();
        }
        if (hadTemporary) {
            all.add(0, folder.temporary());
        }
        return new CleanUpReport(all, bytes, listOnly);
    }

    /** The lock and its folder go last, once nobody needs them; somebody who came in between keeps them. */
    private void removeLock() {
        try {
            if (Files.isDirectory(folder.temporary(), LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(folder.temporary().resolve(FolderLock.FILE_NAME));
                Files.deleteIfExists(folder.temporary());
            }
        } catch (java.nio.file.DirectoryNotEmptyException inUseAgain) {
            return;
        } catch (IOException e) {
            throw notDeleted(folder.temporary(), e);
        }
    }

    /** The products' archives that lie in the folder itself. */
    private List<Path> archives() {
        List<Path> archives = new ArrayList<>();
        walk(folder.path(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = String.valueOf(file.getFileName());
                if (attributes.isRegularFile()
                        && name.endsWith(ARCHIVE)
                        && isProduct(name.substring(0, name.length() - ARCHIVE.length()))) {
                    archives.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        archives.removeIf(file -> file.startsWith(folder.temporary()) || file.startsWith(folder.clip()));
        return archives;
    }

    private static boolean isProduct(String name) {
        try {
            ProductName.parse(name);
            return true;
        } catch (BadOptionException another) {
            return false;
        }
    }

    private void remove(Path path, @Nullable Path kept) {
        walk(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(kept)) {
                    bytes += attributes.size();
                    delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, @Nullable IOException e) throws IOException {
                if (kept == null || !done.equals(path)) {
                    delete(done);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void delete(Path path) throws IOException {
        if (!listOnly) {
            Files.deleteIfExists(path);
        }
    }

    private static void walk(Path path, SimpleFileVisitor<Path> visitor) {
        try {
            Files.walkFileTree(path, visitor);
        } catch (NoSuchFileException goneAlready) {
            return;
        } catch (IOException e) {
            throw notDeleted(path, e);
        }
    }

    private static BadFileException notDeleted(Path path, IOException e) {
        return new BadFileException(
                path, null, "cannot be deleted: " + e.getMessage(), "Check its permissions, or delete it by hand", e);
    }
}
