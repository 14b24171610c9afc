package io.insarhub.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import io.insarhub.api.BadFileException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/**
 * What a user may not do. Root may do everything, so a child JVM tries it; started by root it runs as nobody, with a class
 * path that nobody can read.
 */
class NoPermissionTest {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    @TempDir
    Path folder;

    private Path stack;
    private Path file;

    @BeforeEach
    void a_file_in_a_folder() throws IOException {
        allow(folder, "rwxr-xr-x");
        stack = Files.createDirectory(folder.resolve("p100_f466"));
        file = Files.writeString(stack.resolve("insarhub_config.json"), "{}");
        allow(stack, "rwxrwxrwx");
    }

    @Test
    void a_file_that_may_not_be_read_is_an_error_and_not_taken_for_absent() throws Exception {
        allow(file, "-wx-wx-wx");

        String expected = file + ": cannot be read: permission denied. "
                + "Ask for the right to read it, or run as the user who owns it";
        assertThat(whenTried("read")).isEqualTo(expected);
        assertThat(whenTried("readIfPresent")).isEqualTo(expected);
    }

    @Test
    void a_folder_that_may_not_be_entered_is_an_error() throws Exception {
        allow(stack, "rw-rw-rw-");

        assertThat(whenTried("readIfPresent")).startsWith(file + ": cannot be read: permission denied");
        assertThat(whenTried("write")).startsWith(file + ": cannot be written: ");
        allow(stack, "rwxrwxrwx");
        assertUntouched();
    }

    @Test
    void a_file_that_is_read_only_is_not_replaced() throws Exception {
        allow(file, "r--r--r--");

        assertThat(whenTried("write")).startsWith(file + ": cannot be written: it is read-only for this user");
        assertThat(whenTried("update")).startsWith(file + ": cannot be written: it is read-only for this user");
        assertUntouched();
    }

    @Test
    void in_a_read_only_folder_nothing_is_written() throws Exception {
        allow(file, "rw-rw-rw-");
        allow(stack, "r-xr-xr-x");

        assertThat(whenTried("read")).isEqualTo("done");
        assertThat(whenTried("write"))
                .isEqualTo(file + ": cannot be written: no permission to make files in its folder. "
                        + "Ask for the right to write there; the old content, if any, is untouched");
        assertThat(whenTried("update"))
                .isEqualTo(stack.resolve(".insarhub.lock")
                        + ": the folder cannot be locked for writing: permission denied. "
                        + "Ask for the right to write to the folder and this file, or work on a copy");
        allow(stack, "rwxrwxrwx");
        assertUntouched();
    }

    @Test
    void in_a_folder_that_may_be_written_everything_works() throws Exception {
        allow(file, "rw-rw-rw-");

        assertThat(whenTried("update")).isEqualTo("done");
        assertThat(file).hasContent("{\n  \"mine\": true\n}");
    }

    private void assertUntouched() throws IOException {
        assertThat(file).hasContent("{}");
        try (Stream<Path> files = Files.list(stack)) {
            assertThat(files.filter(TemporaryFiles::isTemporary)).isEmpty();
        }
    }

    private String whenTried(String what) throws Exception {
        List<String> command = ChildJvm.command(readableClassPath(), NobodysProgram.class, what, file.toString());
        if (ROOT) {
            List<String> asNobody = List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");
            assumeTrue(canRun(asNobody), "root without setpriv: may do everything, so nothing can be forbidden");
            command = Stream.concat(asNobody.stream(), command.stream()).toList();
        }
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(child.waitFor()).as(output).isZero();
        return output.substring(output.lastIndexOf('\n') + 1);
    }

    private static boolean canRun(List<String> prefix) throws InterruptedException {
        try {
            return new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of("true"))
                                    .toList())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** The class path of the child, copied to where everybody can read it: build folders are often private. */
    private String readableClassPath() throws IOException, URISyntaxException {
        List<String> entries = new ArrayList<>();
        Path copies = folder.resolve("class-path");
        for (Class<?> type : List.of(
                NobodysProgram.class, JsonReader.class, BadFileException.class, JsonFactory.class, Logger.class)) {
            Path original = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path copy = copies.resolve(String.valueOf(entries.size()));
            entries.add(copy.toString());
            if (!Files.exists(copy)) {
                copy(original, copy);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path original, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(original)) {
            for (Path from : files.toList()) {
                Path to = copy.resolve(original.relativize(from).toString());
                Files.createDirectories(to.getParent());
                Files.copy(from, to);
            }
        }
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
