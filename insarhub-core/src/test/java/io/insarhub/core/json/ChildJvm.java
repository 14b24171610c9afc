package io.insarhub.core.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with this one's class path, for what only a second process can show. */
final class ChildJvm {

    private ChildJvm() {}

    /** The command of a small JVM that starts fast. */
    static List<String> command(String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts it; what it prints as an error goes where this JVM's errors go. */
    static Process start(Class<?> main, String... arguments) throws IOException {
        return new ProcessBuilder(command(System.getProperty("java.class.path"), main, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
