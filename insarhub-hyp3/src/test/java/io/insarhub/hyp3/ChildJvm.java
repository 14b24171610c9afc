package io.insarhub.hyp3;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with this one's class path, to be killed. */
final class ChildJvm {

    private ChildJvm() {}

    /** Starts it with a heap of 96 MB; what it prints as an error goes where this JVM's errors go. */
    static Process start(Path log, Class<?> main, String... arguments) throws IOException {
        return start(log, 96, main, arguments);
    }

    /** Starts it with a heap of so many megabytes. */
    static Process start(Path log, int heapMegabytes, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dorg.slf4j.simpleLogger.logFile=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
