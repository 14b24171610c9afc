package io.insarhub.core.download;

import io.insarhub.api.ServiceException;
import io.insarhub.core.http.FailedTry;
import io.insarhub.core.http.HttpStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of answers into a {@link PartFile}, after making sure where in the file they belong. Servers ignore
 * ranges, send others than asked, or have another file by now; what does not fit is not taken.
 */
final class Receiver {

    /** What an answer has brought. */
    enum Outcome {
        /** All that was missing. */
        WHOLE,
        /** The news that the file in place has the right length; no byte was taken. */
        THERE_ALREADY,
        /** A status that says that there is nothing to be had. */
        REFUSED
    }

    private static final int BUFFER_BYTES = 1 << 17;
    private static final long BUFFER_NANOS = Duration.ofMillis(100).toNanos();

    /** How often the disk is looked at where nobody tells how much will come. */
    private static final long UNKNOWN_STEP_BYTES = 64L << 20;

    private final Job job;
    private final FileDownload download;
    private final InPlace inPlace;
    private final ByteProgress.Part progress;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long fetchedBytes;

    /**
     * A receiver for one file.
     *
     * @param inPlace the file in place, of which only the server may be able to tell whether it is right
     */
    Receiver(Job job, FileDownload download, InPlace inPlace, ByteProgress.Part progress) {
        this.job = job;
        this.download = download;
        this.inPlace = inPlace;
        this.progress = progress;
    }

    /** Bytes taken over the network so far. */
    long fetchedBytes() {
        return fetchedBytes;
    }

    /** True if nothing is missing, as far as the length tells. */
    boolean isWhole(PartFile part) {
        OptionalLong total = total(part);
        return part.note() != null && total.isPresent() && part.length() == total.getAsLong();
    }

    /**
     * Takes what an answer has.
     *
     * @throws IOException if it broke off or does not fit; another try may do better
     */
    Outcome receive(HttpStream answer, PartFile part) throws IOException {
        switch (answer.status()) {
            case 200 -> {
                PartNote whole = offered(answer);
                if (inPlace.length().isPresent() && inPlace.length().getAsLong() == whole.totalBytes()) {
                    return Outcome.THERE_ALREADY;
                }
                part.restart(whole);
            }
            case 206 -> requireContinuation(answer, part);
            case 416 -> {
                requireNothingMissing(answer, part);
                return Outcome.WHOLE;
            }
            default -> {
                return Outcome.REFUSED;
            }
        }
        copy(answer, part);
        return Outcome.WHOLE;
    }

    /** The file that a server offers, if it may be the right one. */
    private PartNote offered(HttpStream answer) throws IOException {
        String lower = download.name().toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".html") && !lower.endsWith(".htm")) {
            answer.requireNoWebPage("the file");
        }
        PartNote offered = PartNote.of(answer);
        if (!hasExpectedLength(offered)) {
            throw FailedTry.brokenAnswer("the file has " + offered.totalBytes() + " bytes there, but "
                    + download.bytes().orElse(0) + " in the catalogue");
        }
        return offered;
    }

    private void requireContinuation(HttpStream answer, PartFile part) throws IOException {
        PartNote offered = offered(answer);
        @Nullable PartNote note = part.note();
        long first = ContentRange.parse(answer.headers().get("Content-Range"))
                .map(ContentRange::first)
                .orElse(-1L);
        if (first != part.length() || (note != null && !note.mayBeSameAs(offered))) {
            part.discard();
            throw FailedTry.brokenAnswer("the server sent another part than asked, or has another file by now");
        }
        if (note == null) {
            part.adopt(offered);
        }
    }

    /** 416 says that there is nothing from here on: true at the end of the file only. */
    private void requireNothingMissing(HttpStream answer, PartFile part) throws IOException {
        long total = ContentRange.parse(answer.headers().get("Content-Range"))
                .map(ContentRange::totalBytes)
                .orElse(-1L);
        if (part.length() == 0
                || total != part.length()
                || download.bytes().orElse(total) != total
                || part.note() == null) {
            part.discard();
            throw FailedTry.brokenAnswer("the server has nothing to add to what has come, yet that is not all");
        }
    }

    private void copy(HttpStream answer, PartFile part) throws IOException {
        OptionalLong total = total(part);
        total.ifPresent(progress::length);
        long most = total.orElse(job.mostBytes());
        StallWatch stall = new StallWatch(job.service().network().clock(), job.stallTimeout());
        long unlooked = 0;
        try (DiskSpace.Reservation reserved =
                job.space().reserve(part.target(), total.isPresent() ? Math.max(most - part.length(), 0) : 0)) {
            for (Chunk chunk = next(answer); ; chunk = next(answer)) {
                if (part.length() + chunk.bytes > most) {
                    throw tooLong(part, most);
                }
                part.append(buffer, chunk.bytes);
                fetchedBytes += chunk.bytes;
                unlooked += chunk.bytes;
                reserved.wrote(chunk.bytes);
                progress.at(part.length());
                job.throwIfCancelled(download);
                if (chunk.broken != null) {
                    throw chunk.broken;
                }
                if (chunk.last) {
                    break;
                }
                stall.moved(chunk.bytes);
                if (total.isEmpty() && unlooked >= UNKNOWN_STEP_BYTES) {
                    job.space().reserve(part.target(), UNKNOWN_STEP_BYTES).close();
                    unlooked = 0;
                }
            }
        }
        if (total.isPresent() && part.length() < total.getAsLong()) {
            throw FailedTry.brokenAnswer(
                    "the answer ended after " + part.length() + " of " + total.getAsLong() + " bytes");
        }
    }

    /** Fills the buffer, or as much of it as comes in a tenth of a second: small writes are slow, late news is bad. */
    private Chunk next(HttpStream answer) {
        long deadline = System.nanoTime() + BUFFER_NANOS;
        int filled = 0;
        try {
            while (filled < buffer.length && (filled == 0 || System.nanoTime() < deadline)) {
                int count = answer.read(buffer, filled, buffer.length - filled);
                if (count < 0) {
                    return new Chunk(filled, true, null);
                }
                filled += count;
            }
            return new Chunk(filled, false, null);
        } catch (IOException e) {
            return new Chunk(filled, false, e);
        }
    }

    private ServiceException tooLong(PartFile part, long most) {
        part.discard();
        return new ServiceException(
                job.service().name(), 0, download + " goes on after the " + most + " bytes that it should have", null);
    }

    private OptionalLong total(PartFile part) {
        if (download.bytes().isPresent()) {
            return download.bytes();
        }
        @Nullable PartNote note = part.note();
        return note == null || note.totalBytes() < 0 ? OptionalLong.empty() : OptionalLong.of(note.totalBytes());
    }

    private boolean hasExpectedLength(PartNote offered) {
        return offered.totalBytes() < 0
                || download.bytes().isEmpty()
                || download.bytes().getAsLong() == offered.totalBytes();
    }

    /** What came: bytes in the buffer, and whether they were the last, or what broke the connection after them. */
    private record Chunk(int bytes, boolean last, @Nullable IOException broken) {}
}
