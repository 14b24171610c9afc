package io.insarhub.core;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.StackId;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.folder.FolderListing;
import io.insarhub.core.folder.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A work folder: the state of a study. Flat when it holds one stack, multi-stack when each stack has a folder of its own
 * in it. Folders of the Python program, releases 0.2 to 0.4, and older ones open as well.
 */
public final class Workdir {

    private final Path path;
    private final Layout layout;
    private final List<StackFolder> stacks;
    /** What a single stack was made for, which its files do not tell before the first search; else {@link StackId#FLAT}. */
    private final StackId madeFor;

    private Workdir(Path path, Layout layout, List<StackFolder> stacks) {
        this(path, layout, stacks, StackId.FLAT);
    }

    private Workdir(Path path, Layout layout, List<StackFolder> stacks, StackId madeFor) {
        this.path = path;
        this.layout = layout;
        this.stacks = List.copyOf(stacks);
        this.madeFor = madeFor;
    }

    /**
     * Opens a folder that exists: a work folder of either layout, one stack's folder of a multi-stack one, or an empty
     * one. Changes nothing.
     *
     * @throws BadFileException if there is no such folder
     */
    public static Workdir open(Path path) {
        return open(path, Clock.systemUTC());
    }

    /** Opens a folder; the clock tells the time that is written into its files. */
    public static Workdir open(Path path, Clock clock) {
        if (!Files.isDirectory(path)) {
            throw new BadFileException(
                    path, null, "is not a folder", "Give an existing one, or make one with Workdir.create", null);
        }
        FolderListing listing = FolderListing.of(path);
        List<StackId> named = listing.names().stream()
                .filter(StackId::isStackId)
                .filter(name -> Files.isDirectory(listing.path(name)))
                .map(StackId::parse)
                .sorted()
                .toList();
        List<StackId> used = named.stream()
                .filter(id -> holdsAStack(StackFiles.of(id, listing.path(id.toString()))))
                .toList();
        boolean topIsAStack = holdsWork(StackFiles.of(StackId.FLAT, path));
        if (used.isEmpty() && (named.isEmpty() || topIsAStack)) {
            return new Workdir(path, Layout.FLAT, List.of(new StackFolder(singleId(path, listing), path, clock)));
        }
        return multi(path, named, clock);
    }

    /**
     * Makes a folder ready for stacks: flat for one, a folder for each of more. What is there already stays.
     *
     * @throws BadOptionException if there are no stacks
     * @throws BadFileException if a folder cannot be made, or the path holds a study of the other layout, or another stack
     *     than the one asked for
     */
    public static Workdir create(Path path, Collection<StackId> stackIds) {
        return create(path, stackIds, Clock.systemUTC());
    }

    /** Makes a folder ready for stacks; the clock tells the time that is written into its files. */
    public static Workdir create(Path path, Collection<StackId> stackIds, Clock clock) {
        TreeSet<StackId> ids = new TreeSet<>(stackIds);
        if (ids.isEmpty()) {
            throw new BadOptionException("stackIds", "is empty; a work folder is for one stack or more");
        }
        if (Files.isDirectory(path)) {
            refuseOtherLayout(path, ids.size() == 1 ? Layout.FLAT : Layout.MULTI_STACK);
        }
        make(path);
        if (ids.size() == 1) {
            StackFolder single = new StackFolder(singleId(path, FolderListing.of(path)), path, clock);
            refuseOtherStack(single, ids.first());
            return new Workdir(path, Layout.FLAT, List.of(single), ids.first());
        }
        ids.forEach(id -> make(path.resolve(id.toString())));
        return multi(path, List.copyOf(ids), clock);
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** Whether the stack is in the folder itself or stacks are in folders of their own. */
    public Layout layout() {
        return layout;
    }

    /** The stacks, by path and frame. */
    public List<StackFolder> stacks() {
        return stacks;
    }

    /**
     * One stack. In a flat folder also by its real path and frame, which the config tells, by what {@link #create} was
     * asked for, and as {@link StackId#FLAT}.
     *
     * @throws BadOptionException if the folder does not have it; the message lists those that it has
     */
    public StackFolder stack(StackId id) {
        return stacks.stream()
                .filter(s -> s.id().equals(id) || (layout == Layout.FLAT && isTheSingle(s, id)))
                .findFirst()
                .orElseThrow(() -> new BadOptionException(
                        "stack",
                        id + " is not in " + path + ", which has "
                                + stacks.stream().map(StackFolder::id).toList()));
    }

    private boolean isTheSingle(StackFolder single, StackId id) {
        return id.equals(StackId.FLAT)
                || id.equals(madeFor)
                || single.pathAndFrame().equals(Optional.of(id));
    }

    private static Workdir multi(Path path, List<StackId> ids, Clock clock) {
        return new Workdir(
                path,
                Layout.MULTI_STACK,
                ids.stream()
                        .map(id -> new StackFolder(id, path.resolve(id.toString()), clock))
                        .toList());
    }

    /** The stack of a folder that is one: by the folder's own name, else by its stack file's, else the flat one. */
    private static StackId singleId(Path path, FolderListing listing) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        if (name != null && StackId.isStackId(name.toString())) {
            return StackId.parse(name.toString());
        }
        if (listing.has(FileNames.stack(StackId.FLAT))) {
            return StackId.FLAT;
        }
        return StackFiles.of(StackId.FLAT, path).stacks().stream()
                .findFirst()
                .map(file -> FileNames.stackOf(String.valueOf(file.getFileName())))
                .orElse(StackId.FLAT);
    }

    private static boolean holdsAStack(StackFiles files) {
        return files.config().isPresent() || holdsWork(files);
    }

    /** More than a config, which may lie anywhere. */
    private static boolean holdsWork(StackFiles files) {
        return files.stack().isPresent()
                || files.legacyPairs().isPresent()
                || files.jobs().isPresent()
                || !files.retryJobs().isEmpty()
                || !files.products().isEmpty()
                || files.mintpyConfig().isPresent()
                || files.velocity().isPresent()
                || files.timeseries().isPresent();
    }

    private static void refuseOtherLayout(Path path, Layout wanted) {
        Workdir there = open(path);
        // options of a search to come are no stack yet
        boolean inUse = there.stacks.stream()
                .map(StackFolder::files)
                .anyMatch(there.layout == Layout.FLAT ? Workdir::holdsWork : Workdir::holdsAStack);
        if (inUse && there.layout != wanted) {
            throw new BadFileException(
                    path,
                    null,
                    "holds a " + (there.layout == Layout.FLAT ? "single stack" : "study of several stacks")
                            + " already, and would become a "
                            + (wanted == Layout.FLAT ? "single stack" : "study of several stacks"),
                    "Choose another folder, or open this one with Workdir.open",
                    null);
        }
    }

    /** One stack's pairs and jobs under another's name would be lost, or worse, taken for its own. */
    private static void refuseOtherStack(StackFolder single, StackId wanted) {
        boolean named = !single.id().equals(StackId.FLAT);
        Optional<StackId> held = named || holdsWork(single.files()) ? single.pathAndFrame() : Optional.empty();
        if (held.isPresent() && !wanted.equals(StackId.FLAT) && !held.get().equals(wanted)) {
            throw new BadFileException(
                    single.path(),
                    null,
                    (holdsWork(single.files()) ? "holds the stack " : "has the name of the stack ") + held.get()
                            + ", not " + wanted,
                    "Choose another folder for " + wanted,
                    null);
        }
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadFileException(
                    folder, null, "the folder cannot be made: " + e.getMessage(), "Check that you may write there", e);
        }
    }

    @Override
    public String toString() {
        return "Workdir[" + path + ", " + layout + ", " + stacks.size() + " stacks]";
    }
}
