package io.insarhub.core.archive;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.download.FreeSpace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * A zip archive from elsewhere. Zip64 and comments are fine. Refused, with the entry's name, is an archive that could do
 * harm: names that lead out of the folder, are absolute, or mean a drive or a device on some system; links; two entries
 * that are one file where upper and lower case are; encryption; more than the {@link ZipLimits}. Immutable; safe for use by
 * many threads, each of which reads the file for itself.
 */
public final class ZipArchive {

    private final Path file;
    private final ZipLimits limits;
    private final FreeSpace freeSpace;
    private final boolean checksExisting;

    private ZipArchive(Path file, ZipLimits limits, FreeSpace freeSpace, boolean checksExisting) {
        this.file = file;
        this.limits = limits;
        this.freeSpace = freeSpace;
        this.checksExisting = checksExisting;
    }

    /** An archive, not yet looked at. */
    public static ZipArchive of(Path file) {
        return new ZipArchive(file, ZipLimits.defaults(), FreeSpace.ofFileSystem(), false);
    }

    /** The same under other limits than {@link ZipLimits#defaults()}. */
    public ZipArchive withLimits(ZipLimits value) {
        return new ZipArchive(file, value, freeSpace, checksExisting);
    }

    /** The same with another way to tell free disk space than by the file system. */
    public ZipArchive withFreeSpace(FreeSpace value) {
        return new ZipArchive(file, limits, value, checksExisting);
    }

    /** The same, comparing files that are there already by checksum too, not by length alone. */
    public ZipArchive checkExisting(boolean value) {
        return new ZipArchive(file, limits, freeSpace, value);
    }

    /** The archive's file. */
    public Path file() {
        return file;
    }

    /**
     * The files in it, by its table of contents alone.
     *
     * @throws BadFileException if it is not there, broken, or could do harm
     */
    public List<ZipItem> items() {
        try (OpenZip zip = OpenZip.of(file, limits)) {
            return zip.items();
        } catch (IOException e) {
            throw notRead(e);
        }
    }

    /**
     * Reads every file in it and compares lengths and checksums (CRC-32). Takes the time of unpacking it, on one thread.
     *
     * @param listener hears the unpacked bytes, as task {@code verify}
     * @return the files in it
     * @throws BadFileException if it is not there, broken, or could do harm; names the entry
     * @throws CancelledException if it was cancelled
     */
    public List<ZipItem> verify(ProgressListener listener, Cancellation cancellation) {
        try (OpenZip zip = OpenZip.of(file, limits)) {
            List<ZipItem> items = zip.items();
            long total = items.stream().mapToLong(ZipItem::bytes).sum();
            ZipProgress progress = new ZipProgress("verify", "Checking " + file, total, listener, cancellation);
            for (ZipItem item : items) {
                zip.copy(item, OutputStream.nullOutputStream(), progress);
            }
            progress.done();
            return items;
        } catch (IOException e) {
            throw notRead(e);
        }
    }

    /** {@link #extract(Path, Predicate, ProgressListener, Cancellation)} of everything. */
    public Extraction extract(Path into, ProgressListener listener, Cancellation cancellation) {
        return extract(into, name -> true, listener, cancellation);
    }

    /**
     * Unpacks files, each checked as {@link #verify} does. They come into a hidden folder beside their place, and get it
     * once all are whole and on the disk: each folder at the top of the archive by one rename. Where such a folder is there
     * already, the files that it lacks or has in another length are put into it one by one, and all else in it stays as it
     * is. After a failure or a cancellation nothing is left behind; after a crash the next run clears up.
     *
     * @param into the folder to unpack into; made if it is not there. {@code a/b} of the archive becomes {@code into/a/b}
     * @param wanted which files, by their names in the archive ({@code a/b}); all folders on their way are made
     * @param listener hears the unpacked bytes, as task {@code extract}
     * @throws BadFileException if the archive is not there, broken, or could do harm (names the entry), if the disk has too
     *     little room, or if something cannot be written
     * @throws CancelledException if it was cancelled
     */
    public Extraction extract(
            Path into, Predicate<String> wanted, ProgressListener listener, Cancellation cancellation) {
        try (OpenZip zip = OpenZip.of(file, limits)) {
            return new Unpacking(file, zip, into, freeSpace, checksExisting, cancellation).run(wanted, listener);
        } catch (IOException e) {
            throw notRead(e);
        }
    }

    private BadFileException notRead(IOException e) {
        return new BadFileException(file, null, "cannot be read (" + e.getMessage() + ")", "Check the disk", e);
    }
}
