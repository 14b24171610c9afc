package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.json.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The record of a forced order that is under way: which jobs the folder had before it. What has a job beside these was
 * ordered by it, so that an order which a crash or the end of the credits cut short is finished by the next forced one,
 * and nothing is paid for a third time. Gone when all is ordered.
 */
final class ForcedOrder {

    static final String FILE_NAME = ".insarhub_forced_order.json";

    private static final String TIME = "time";
    private static final String BEFORE = "jobs_before";

    private final JobFolder folder;
    private final Path file;

    ForcedOrder(JobFolder folder) {
        this.folder = folder;
        file = folder.stack().path().resolve(FILE_NAME);
    }

    /** Begins an order, or takes up the one that was cut short. Gives the IDs of the jobs before it. */
    Set<String> begin(Instant now, Cancellation cancellation) {
        FolderLock lock = folder.lock(cancellation);
        try {
            Optional<Set<String>> open = jobsBefore();
            if (open.isPresent()) {
                return open.get();
            }
            Set<String> before = Set.copyOf(folder.accountsById().keySet());
            JsonFiles.write(
                    file,
                    Map.of(
                            TIME,
                            now.toString(),
                            BEFORE,
                            before.stream().sorted().toList()));
            return before;
        } finally {
            lock.close();
        }
    }

    /**
     * The IDs of the jobs before an order that was cut short; empty if there is none.
     *
     * @throws BadFileException if the record cannot be read: then nothing may be ordered by force
     */
    Optional<Set<String>> jobsBefore() {
        return JsonFiles.readIfPresent(file, Map.class).map(json -> {
            if (!(json.get(BEFORE) instanceof List<?> ids)) {
                throw new BadFileException(
                        file,
                        null,
                        "does not tell which jobs there were before a forced order",
                        "Look which pairs were ordered again, then delete it; a forced order starts anew without it",
                        null);
            }
            return ids.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        });
    }

    /** All is ordered. */
    void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BadFileException(
                    file,
                    null,
                    "cannot be removed",
                    "Remove it, or the next forced order will leave out what this one ordered",
                    e);
        }
    }
}
