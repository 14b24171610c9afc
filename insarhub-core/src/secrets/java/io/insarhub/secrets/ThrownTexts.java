package io.insarhub.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Has the JVM record the text of every exception that is made, whoever catches it. */
final class ThrownTexts {

    private static final String EVENT = "jdk.JavaExceptionThrow";

    /** WireMock's threads: a server on loopback has what was sent to it, and tries to read it as a date. */
    private static final String SERVER_THREADS = "qtp";

    private final Recording recording;

    private ThrownTexts(Recording recording) {
        this.recording = recording;
    }

    /** Begins now. */
    static ThrownTexts record() {
        Recording recording = new Recording();
        recording.enable(EVENT).withoutStackTrace();
        recording.start();
        return new ThrownTexts(recording);
    }

    void requireRecording() {
        if (recording.getState() != RecordingState.RUNNING) {
            throw new IllegalStateException("exceptions are not recorded");
        }
    }

    /** Secrets in all texts so far. */
    List<String> all() throws IOException {
        Path file = Files.createTempFile("exceptions", ".jfr");
        try {
            recording.dump(file);
            return secrets(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<String> secrets(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try (RecordingFile recorded = new RecordingFile(file)) {
            while (recorded.hasMoreEvents()) {
                RecordedEvent event = recorded.readEvent();
                if (event.getEventType().getName().equals(EVENT) && !isServers(event.getThread())) {
                    String message = event.getString("message");
                    String type = event.getClass("thrownClass").getName();
                    Secrets.in(message == null ? "" : message).forEach(text -> found.add(type + ": " + text));
                }
            }
        }
        return found;
    }

    private static boolean isServers(@Nullable RecordedThread thread) {
        String name = thread == null ? null : thread.getJavaName();
        return name != null && name.startsWith(SERVER_THREADS);
    }
}
