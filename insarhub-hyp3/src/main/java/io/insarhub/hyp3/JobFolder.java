package io.insarhub.hyp3;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.StackFolder;
import io.insarhub.core.folder.FileNames;
import io.insarhub.core.json.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a stack's folder remembers of jobs: IDs by account, and the chunk that is being sent. Always read anew. */
final class JobFolder {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final StackFolder stack;

    JobFolder(StackFolder stack) {
        this.stack = stack;
    }

    StackFolder stack() {
        return stack;
    }

    /** Waits for the folder's lock, longer than one submission takes. */
    FolderLock lock(Cancellation cancellation) {
        return FolderLock.acquire(stack.path(), PATIENCE, cancellation);
    }

    /** The account of every job ID in every job file, in the order of submission. */
    Map<String, String> accountsById() {
        Map<String, String> accounts = new LinkedHashMap<>();
        List<Hyp3Jobs> files = new ArrayList<>();
        stack.jobs().ifPresent(files::add);
        files.addAll(stack.retryJobs());
        for (Hyp3Jobs file : files) {
            file.jobIds().forEach((account, ids) -> ids.forEach(id -> accounts.putIfAbsent(id, account)));
        }
        return accounts;
    }

    /** Adds IDs to a job file, which is made if it is not there. Safe on disk when it returns. */
    void add(String file, String account, Collection<String> ids) {
        if (file.equals(FileNames.JOBS)) {
            stack.updateJobs(jobs -> jobs.withJobs(account, ids));
        } else {
            JsonFiles.update(
                    stack.path().resolve(file),
                    Hyp3Jobs.class,
                    () -> Hyp3Jobs.to(stack.productFolder().toAbsolutePath().toString()),
                    jobs -> jobs.withJobs(account, ids));
        }
    }

    /** A name for the file of a retry that no other has. */
    String newRetryFile(Instant now) {
        LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        while (Files.exists(stack.path().resolve(FileNames.retryJobs(time)))) {
            time = time.plusSeconds(1);
        }
        return FileNames.retryJobs(time);
    }

    /**
     * The chunk whose fate is open.
     *
     * @throws BadFileException if the record is there but cannot be read: then nothing may be sent
     */
    Optional<SubmitIntent> intent() {
        Path file = intentFile();
        return JsonFiles.readIfPresent(file, Map.class).map(json -> {
            try {
                return SubmitIntent.of(plain(json));
            } catch (BadFileException e) {
                throw e.in(
                        file,
                        "It tells which jobs were being sent when a program stopped. Restore it; or look at your jobs at"
                                + " HyP3, add the IDs that are missing to " + FileNames.JOBS + ", and delete it");
            }
        });
    }

    void write(SubmitIntent intent) {
        JsonFiles.write(intentFile(), intent.toMap());
    }

    /** Removes the record; its jobs are settled. */
    void removeIntent() {
        try {
            Files.deleteIfExists(intentFile());
        } catch (IOException e) {
            throw new BadFileException(
                    intentFile(),
                    null,
                    "cannot be removed",
                    "Get the right to change the folder, then run this again",
                    e);
        }
    }

    private Path intentFile() {
        return stack.path().resolve(FileNames.SUBMIT_INTENT);
    }

    @SuppressWarnings("unchecked") // the keys of JSON objects are strings
    private static Map<String, Object> plain(Map<?, ?> json) {
        return (Map<String, Object>) json;
    }
}
