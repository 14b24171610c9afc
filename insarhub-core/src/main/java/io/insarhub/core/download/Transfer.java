package io.insarhub.core.download;

import io.insarhub.api.InsarhubException;
import io.insarhub.api.ServiceException;
import io.insarhub.core.http.FailedTry;
import io.insarhub.core.http.HttpStream;
import io.insarhub.core.http.Retry;
import java.io.IOException;
import java.nio.file.Path;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one file home: asks for what is missing of it until nothing is, checks it, and puts it in place. */
final class Transfer {

    /** A try that brings less than this beyond the best so far does not count as a step forward. */
    private static final long STEP_BYTES = 1024;

    /** A file that came corrupt is fetched once more, from its start. */
    private static final int ROUNDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);

    private final Job job;
    private final FileDownload download;
    private final Path target;
    private final ByteProgress.Part progress;

    Transfer(Job job, FileDownload download, Path target, ByteProgress.Part progress) {
        this.job = job;
        this.download = download;
        this.target = target;
        this.progress = progress;
    }

    /** Does it all. Only a cancellation, and what the listener throws, come out as exceptions. */
    FileResult run() {
        InPlace inPlace;
        try {
            inPlace = InPlace.look(target, download, job.checksExisting(), job.cancellation());
            if (inPlace.isRight()) {
                PartFile.removeNoteWithoutPart(target);
            }
        } catch (InsarhubException e) {
            return failed(0, e);
        }
        if (inPlace.isRight()) {
            return skipped();
        }
        Receiver receiver = new Receiver(job, download, inPlace, progress);
        try {
            return job.service()
                    .network()
                    .slots()
                    .run(download.url().host(), job.parallel(), job.cancellation(), () -> fetch(receiver));
        } catch (InsarhubException e) {
            return failed(receiver.fetchedBytes(), e);
        }
    }

    private FileResult fetch(Receiver receiver) {
        try (PartFile part = PartFile.open(target, download.md5().isPresent(), job.cancellation())) {
            LOG.debug("{}: {} bytes are there", download, part.length());
            if (!fetchIntact(part, receiver)) {
                return skipped();
            }
        }
        progress.done(InPlace.lengthOf(target));
        LOG.debug("{} is in place", target);
        return FileResult.downloaded(download, target, receiver.fetchedBytes());
    }

    /** True once the file is in place, false if the server's length shows that it was before. */
    private boolean fetchIntact(PartFile part, Receiver receiver) {
        for (int round = 1; round <= ROUNDS; round++) {
            if (!fetchWhole(part, receiver)) {
                return false;
            }
            @Nullable String expected = download.md5().orElse(null);
            @Nullable String found = expected == null ? null : part.md5();
            if (expected == null || expected.equals(found)) {
                part.moveIntoPlace(job.durable());
                return true;
            }
            part.discard();
            progress.at(0);
            LOG.warn("{}: {} came corrupt: MD5 {} instead of {}", job.service().name(), download, found, expected);
        }
        throw new ServiceException(
                job.service().name(),
                0,
                download + " came corrupt " + ROUNDS + " times: its MD5 is not "
                        + download.md5().orElse("")
                        + ". The copy there or the catalogue's MD5 is wrong; tell the archive",
                null);
    }

    private boolean fetchWhole(PartFile part, Receiver receiver) {
        // before anything is asked, where the length is known; otherwise with the first answer
        download.bytes()
                .ifPresent(bytes -> job.space()
                        .reserve(target, Math.max(bytes - part.length(), 0))
                        .close());
        Retry retry = job.service().retry();
        long bestBytes = part.length();
        while (!receiver.isWhole(part)) {
            FailedTry failed;
            try (HttpStream answer = job.service().open(request(part), job.cancellation())) {
                Receiver.Outcome outcome = receiver.receive(answer, part);
                if (outcome != Receiver.Outcome.REFUSED) {
                    return outcome == Receiver.Outcome.WHOLE;
                }
                failed = FailedTry.of(answer);
            } catch (IOException e) {
                job.throwIfCancelled(download);
                failed = FailedTry.of(download.url(), e);
            }
            if (part.length() >= bestBytes + STEP_BYTES) {
                bestBytes = part.length();
                retry.progressed();
            }
            retry.pause(failed, job.cancellation());
        }
        return true;
    }

    private Request request(PartFile part) {
        // compressed on the way, a range would be one of the compressed bytes
        Request.Builder request = new Request.Builder().url(download.url()).header("Accept-Encoding", "identity");
        @Nullable PartNote note = part.note();
        @Nullable String validator = note == null ? null : note.validator();
        if (part.length() > 0 && validator != null) {
            request.header("Range", "bytes=" + part.length() + "-").header("If-Range", validator);
        } else if (part.length() > 0 && download.md5().isPresent()) {
            // nothing says that the rest will be of the same file, but the MD5 will tell
            request.header("Range", "bytes=" + part.length() + "-");
        }
        return request.build();
    }

    private FileResult skipped() {
        progress.done(InPlace.lengthOf(target));
        return FileResult.skipped(download, target);
    }

    private FileResult failed(long fetchedBytes, InsarhubException e) {
        job.throwIfCancelled(download);
        if (progress.threw(e)) {
            throw e;
        }
        LOG.warn("{}: {} failed: {}", job.service().name(), download, e.getMessage());
        return FileResult.failed(download, target, fetchedBytes, e);
    }
}
