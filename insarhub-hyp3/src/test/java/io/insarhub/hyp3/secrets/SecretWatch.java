package io.insarhub.hyp3.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After every test of the module, reads all files in the tests' temporary folders and the log as far as it is new; and has
 * the JVM record the text of every exception that is made, for {@link WholeRunTest}, which runs last.
 */
public final class SecretWatch implements BeforeAllCallback, AfterEachCallback {

    static final Path LOG = Path.of("target", "test.log");

    private static final String EXCEPTIONS = "jdk.JavaExceptionThrow";
    /** What tests write for the library to read. */
    private static final Set<String> INPUTS = Set.of(".netrc", ".credit_pool", "pool", "pool.txt");

    private static final int MOST_BYTES = 8 << 20;

    // one for the whole run, whichever test comes first
    private static final Recording RECORDING = recording();
    private static long logRead;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (RECORDING.getState() != RecordingState.RUNNING) {
            throw new IllegalStateException("exceptions are not recorded");
        }
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) throws IOException {
        List<String> found = new ArrayList<>(inNewLogLines());
        WatchedFolders.ALL.removeIf(folder -> !Files.isDirectory(folder));
        for (Path folder : WatchedFolders.ALL) {
            found.addAll(inFiles(folder));
        }
        if (!found.isEmpty()) {
            throw new AssertionError("Secrets came out:\n" + String.join("\n", found));
        }
    }

    /** What the log has got since it was last looked at. */
    static synchronized List<String> inNewLogLines() throws IOException {
        if (!Files.exists(LOG)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(LOG.toFile(), "r")) {
            // another run may have begun the file anew
            log.seek(Math.min(logRead, log.length()));
            byte[] fresh = new byte[(int) Math.min(Integer.MAX_VALUE / 4, log.length() - log.getFilePointer())];
            log.readFully(fresh);
            logRead = log.getFilePointer();
            return prefixed("the log", Secrets.in(new String(fresh, StandardCharsets.UTF_8)));
        }
    }

    /** Every file below a folder, of large ones the beginning. */
    static List<String> inFiles(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!INPUTS.contains(String.valueOf(file.getFileName()))) {
                    found.addAll(prefixed(file.toString(), Secrets.in(beginning(file))));
                }
            }
        } catch (UncheckedIOException gone) {
            // a child may still be tidying up
            return found;
        }
        return found;
    }

    /** Every exception's text since the run began. */
    static List<String> inExceptions() throws IOException {
        Path file = Files.createTempFile("exceptions", ".jfr");
        try (RecordingFile recorded = dumped(file)) {
            List<String> found = new ArrayList<>();
            while (recorded.hasMoreEvents()) {
                RecordedEvent event = recorded.readEvent();
                String message = event.getString("message");
                if (event.getEventType().getName().equals(EXCEPTIONS) && message != null) {
                    found.addAll(prefixed(event.getClass("thrownClass").getName(), Secrets.in(message)));
                }
            }
            return found;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static RecordingFile dumped(Path file) throws IOException {
        RECORDING.dump(file);
        return new RecordingFile(file);
    }

    private static List<String> prefixed(String where, List<String> found) {
        return found.stream().map(text -> where + ": " + text).toList();
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    private static Recording recording() {
        Recording recording = new Recording();
        recording.enable(EXCEPTIONS).withoutStackTrace();
        recording.start();
        return recording;
    }
}
