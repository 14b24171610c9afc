package io.insarhub.hyp3.mintpy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.Cancellation;
import io.insarhub.api.CancelledException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a program in a folder, passes on what it writes, line by line, and ends it with all its children if asked to. */
public final class ChildProcess {

    private static final int LAST_LINES = 20;
    private static final int LONGEST_LINE = 2000;
    private static final long POLL_MILLIS = 100;
    private static final long MOST_ROUNDS = 50;

    /**
     * How a program ended.
     *
     * @param exitCode what it said
     * @param lastLines the last lines that it wrote, to whichever of its two outputs
     */
    public record Outcome(int exitCode, List<String> lastLines) {

        /** Copies the lines. */
        public Outcome {
            lastLines = List.copyOf(lastLines);
        }
    }

    private ChildProcess() {}

    /**
     * Runs a program to its end.
     *
     * @param log a file that gets all it writes, at the end of what is there
     * @param lines hears each line, on a thread of its own
     * @throws BadFileException if the program or the log cannot be begun
     * @throws CancelledException if cancelled or interrupted; the program and its children have ended then
     */
    public static Outcome run(
            List<String> command, Path folder, Path log, Consumer<String> lines, Cancellation cancellation) {
        cancellation.throwIfCancelled(command.get(0));
        Deque<String> last = new ArrayDeque<>();
        try (BufferedWriter out = Files.newBufferedWriter(
                log, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
            Thread reader = new Thread(() -> read(process, out, last, lines, broken), "insarhub-mintpy");
            reader.setDaemon(true);
            reader.start();
            try {
                await(process, reader, broken, cancellation);
            } finally {
                end(process);
            }
            RuntimeException thrown = broken.get();
            if (thrown != null) {
                throw thrown;
            }
            synchronized (last) {
                return new Outcome(process.exitValue(), List.copyOf(last));
            }
        } catch (IOException e) {
            throw new BadFileException(
                    Path.of(command.get(0)),
                    null,
                    "cannot be run in " + folder + ": " + e.getMessage(),
                    "Check that it is a program, and that the folder can be written to",
                    e);
        }
    }

    private static void await(
            Process process,
            Thread reader,
            AtomicReference<@Nullable RuntimeException> broken,
            Cancellation cancellation) {
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                cancellation.throwIfCancelled("MintPy");
                if (broken.get() != null) {
                    return;
                }
            }
            // grandchildren that were left behind may hold the pipe open: their lines are not waited for
            reader.join(MOST_ROUNDS * POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("MintPy");
        }
    }

    private static void read(
            Process process,
            Writer log,
            Deque<String> last,
            Consumer<String> lines,
            AtomicReference<@Nullable RuntimeException> broken) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                log.write(line + "\n");
                log.flush();
                String said = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
                synchronized (last) {
                    last.addLast(said);
                    if (last.size() > LAST_LINES) {
                        last.removeFirst();
                    }
                }
                lines.accept(said);
            }
        } catch (IOException closed) {
            if (process.isAlive()) {
                broken.set(new BadFileException(
                        null, null, "the log could not be written: " + closed.getMessage(), "Make room", closed));
            }
        } catch (RuntimeException e) {
            broken.set(e);
        }
    }

    /** Ends the whole tree: children are looked up before their parent ends, or nobody would know them. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        if (process.isAlive()) {
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            try {
                for (int round = 0; round < MOST_ROUNDS && !process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS); ) {
                    round++;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
