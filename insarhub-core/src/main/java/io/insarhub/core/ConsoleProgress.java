package io.insarhub.core;

import io.insarhub.api.Progress;
import io.insarhub.api.ProgressListener;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Shows progress as text: as a bar that is drawn over and over on one line of a terminal, or as lines for a file or a log.
 *
 * <pre>{@code
 * products  [################--------]  67% 64/95 products, 2 min left  S1AA_20200104T032559_…
 * }</pre>
 *
 * <p>Whether the text goes to a terminal is the caller's to say: {@code ConsoleProgress.bars(System.err)} if
 * {@code System.console() != null}, {@code ConsoleProgress.lines(System.err)} otherwise. Work on several tasks at a time
 * shares the bar: it shows the task that moved last, and each task that is done keeps a line of its own. Where the text
 * cannot be written the work goes on unseen; {@link #failure()} tells.
 *
 * <p>Safe for use by many threads; quick, for most calls write nothing.
 */
public final class ConsoleProgress implements ProgressListener, AutoCloseable {

    private static final Duration BAR_PAUSE = Duration.ofMillis(100);
    private static final Duration LINE_PAUSE = Duration.ofSeconds(10);

    private final Appendable out;
    private final int columns;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final Map<String, Long> startNanos = new HashMap<>();
    private final Map<String, String> ended = new HashMap<>();
    private @Nullable IOException failure;
    private @Nullable Long shownNanos;
    private int shownChars;

    private ConsoleProgress(Appendable out, int columns, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.columns = columns;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** Bars for a terminal of 100 columns, or as many as {@link #columns} says. Drawn ten times a second at most. */
    public static ConsoleProgress bars(Appendable terminal) {
        return new ConsoleProgress(terminal, 100, true, System::nanoTime);
    }

    /** Lines for what is no terminal: one in ten seconds at most, and one for each task when it is done. */
    public static ConsoleProgress lines(Appendable text) {
        return new ConsoleProgress(text, Integer.MAX_VALUE, false, System::nanoTime);
    }

    /** The same for lines of so many characters, at least 40; a terminal must not break them. */
    public ConsoleProgress columns(int characters) {
        return new ConsoleProgress(out, Math.max(40, characters), terminal, nanoTime);
    }

    /** The same by another clock, nanoseconds. */
    ConsoleProgress clock(LongSupplier nanos) {
        return new ConsoleProgress(out, columns, terminal, nanos);
    }

    @Override
    public synchronized void onProgress(Progress progress) {
        long now = nanoTime.getAsLong();
        long start = startNanos.computeIfAbsent(progress.task(), task -> now);
        if (failure != null) {
            return;
        }
        if (progress.isComplete()) {
            startNanos.remove(progress.task());
            String line = ProgressText.line(progress, Duration.ZERO, columns, terminal);
            // rounds that find nothing new are not worth a line each
            if (!line.equals(ended.put(progress.task(), line))) {
                endLine(line);
            }
        } else if (isTime(now)) {
            String line = ProgressText.line(progress, Duration.ofNanos(now - start), columns, terminal);
            if (terminal) {
                overwrite(line);
            } else {
                endLine(line);
            }
            shownNanos = now;
        }
    }

    /** Why nothing is shown any more; empty while all is well. */
    public synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends the line that a bar stands on. The output itself stays open. */
    @Override
    public synchronized void close() {
        if (shownChars > 0) {
            write(System.lineSeparator());
            shownChars = 0;
        }
    }

    private boolean isTime(long now) {
        Duration pause = terminal ? BAR_PAUSE : LINE_PAUSE;
        return shownNanos == null || now - shownNanos >= pause.toNanos();
    }

    private void overwrite(String line) {
        write("\r" + line + " ".repeat(Math.max(0, shownChars - line.length())));
        shownChars = line.length();
    }

    private void endLine(String line) {
        if (terminal) {
            overwrite(line);
            shownChars = 0;
            write(System.lineSeparator());
        } else {
            write(line + System.lineSeparator());
        }
    }

    private void write(String text) {
        if (failure != null) {
            return;
        }
        try {
            out.append(text);
            if (out instanceof java.io.Flushable buffered) {
                buffered.flush();
            }
        } catch (IOException e) {
            // a listener that throws would end the work, which a closed terminal is no reason for
            failure = e;
            LoggerFactory.getLogger(ConsoleProgress.class).info("Progress cannot be shown: {}", e.getMessage());
        }
    }
}
