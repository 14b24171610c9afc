package io.insarhub.core.download;

import io.insarhub.api.BadFileException;
import io.insarhub.api.BadOptionException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import io.insarhub.api.ProgressListener;
import io.insarhub.api.RetryPolicy;
import io.insarhub.core.http.Access;
import io.insarhub.core.http.HttpService;
import io.insarhub.core.http.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Fetches files into a folder, several at a time. Immutable; safe for use by many threads, and by several processes on
 * one folder.
 *
 * <p>Each file comes into {@code <name>.part} and gets its name once it is whole: the length is that of the catalogue or
 * the server, the MD5 that of the catalogue, and the bytes are on the disk. A connection that breaks is taken up where
 * it broke, in this run or a later one, by {@code Range} with {@code If-Range} (RFC 9110, 13.1.5 and 14.2); what the
 * server calls that state of the file is kept in {@code <name>.part.meta}. Where there is no such name, and no MD5 that
 * would tell, a file is started over.
 */
public final class Downloads {

    private final HttpService service;
    private final int parallel;
    private final Duration stallTimeout;
    private final long mostBytes;
    private final boolean checksExisting;
    private final boolean durable;
    private final FreeSpace freeSpace;

    private Downloads(Builder builder) {
        this.service = HttpService.builder(builder.serviceName)
                .network(builder.network)
                .access(builder.access)
                .retryPolicy(builder.retryPolicy)
                .readTimeout(builder.stallTimeout)
                .callTimeout(Duration.ZERO)
                .build();
        this.parallel = builder.parallel;
        this.stallTimeout = builder.stallTimeout;
        this.mostBytes = builder.mostBytes;
        this.checksExisting = builder.checksExisting;
        this.durable = builder.durable;
        this.freeSpace = builder.freeSpace;
    }

    /**
     * Settings.
     *
     * @param serviceName what messages call whom the files are asked of, for example {@code ASF}
     */
    public static Builder builder(String serviceName) {
        return new Builder(serviceName);
    }

    /**
     * Fetches files. Blocks until each is there or has failed; none stops the others. To be called again after any
     * failure: files in place are skipped and parts are gone on with.
     *
     * @param folder where they go; made if it is not there
     * @param listener hears the bytes of all files together, as task {@code download}; the total is −1 until the length
     *     of each file is known
     * @throws BadOptionException if two files have the same name
     * @throws BadFileException if the folder cannot be made
     * @throws CancelledException if it was cancelled or interrupted; parts are kept
     */
    public DownloadReport fetch(
            List<FileDownload> files, Path folder, ProgressListener listener, Cancellation cancellation) {
        requireUniqueNames(files);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadFileException(folder, null, "cannot be made", "Choose another folder", e);
        }
        ByteProgress progress =
                new ByteProgress(files, listener, service.network().clock());
        DiskSpace space = new DiskSpace(freeSpace, folder);
        return new DownloadReport(Workers.run(
                files.size(),
                parallel,
                cancellation,
                "Downloading " + (files.size() == 1 ? files.get(0).name() : files.size() + " files"),
                (index, stop) -> {
                    FileDownload file = files.get(index);
                    Job job = new Job(service, parallel, stallTimeout, mostBytes, checksExisting, durable, space, stop);
                    Path target = folder.resolve(file.name());
                    return new Transfer(job, file, target, progress.of(index, file.name())).run();
                }));
    }

    private static void requireUniqueNames(List<FileDownload> files) {
        Set<String> names = new HashSet<>();
        for (FileDownload file : files) {
            // many disks take a name in another case for the same
            if (!names.add(file.name().toLowerCase(Locale.ROOT))) {
                throw new BadOptionException("files", "\"" + file.name() + "\" is there twice; give each its own name");
            }
        }
    }

    /** Settings for downloads. */
    public static final class Builder {

        private final String serviceName;
        private Network network = Network.shared();
        private Access access = Access.anonymous();
        private RetryPolicy retryPolicy = RetryPolicy.standard();
        private int parallel = 3;
        private Duration stallTimeout = Duration.ofSeconds(60);
        private long mostBytes = 64L << 30;
        private boolean checksExisting;
        private boolean durable = true;
        private FreeSpace freeSpace = FreeSpace.ofFileSystem();

        private Builder(String serviceName) {
            this.serviceName = serviceName;
        }

        /** The network; by default the process's. */
        public Builder network(Network value) {
            network = value;
            return this;
        }

        /** Who asks; nobody by default. */
        public Builder access(Access value) {
            access = value;
            return this;
        }

        /** When to try again; {@link RetryPolicy#standard()} by default. Every step forward starts it anew. */
        public Builder retryPolicy(RetryPolicy value) {
            retryPolicy = value;
            return this;
        }

        /**
         * How many files come at a time; 3 by default. As many run on one host, those of other calls on the same network
         * counted in.
         */
        public Builder parallel(int files) {
            if (files < 1) {
                throw new BadOptionException("parallel", "must be at least 1, not " + files);
            }
            parallel = files;
            return this;
        }

        /** A transfer as good as silent for this long has broken off; 60 s by default. */
        public Builder stallTimeout(Duration value) {
            stallTimeout = value;
            return this;
        }

        /** The longest file, bytes, where neither catalogue nor server tells its length; 64 GiB by default. */
        public Builder mostBytes(long value) {
            mostBytes = value;
            return this;
        }

        /** Checks files in place by MD5, where it is known, not by length alone; off by default. */
        public Builder checkExisting(boolean value) {
            checksExisting = value;
            return this;
        }

        /**
         * Waits until the device has a file before the file gets its name; on by default. Without it a file that has its
         * name may be gone or short after a power cut: for callers who see to that themselves, while other files come.
         */
        public Builder durable(boolean value) {
            durable = value;
            return this;
        }

        /** How free disk space is told; by the file system by default. */
        public Builder freeSpace(FreeSpace value) {
            freeSpace = value;
            return this;
        }

        /** The downloads. */
        public Downloads build() {
            return new Downloads(this);
        }
    }
}
