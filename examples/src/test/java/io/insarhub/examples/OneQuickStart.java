package io.insarhub.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insarhub.api.ProgressListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The README's first command, run once for all tests that look at what it leaves; its folder goes when the last is done. */
public final class OneQuickStart implements ParameterResolver {

    /** Scene records that are shipped. */
    public static final Path RECORDS = Path.of("data/path13");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Run.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(OneQuickStart.class))
                .getOrComputeIfAbsent(Run.class, key -> new Run(), Run.class);
    }

    /** What it did and said. */
    public static final class Run implements AutoCloseable {

        private final Path folder;
        private final String printed;
        private final QuickStart.Offline done;

        private Run() {
            try {
                folder = Files.createTempDirectory("quickstart");
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                done = again(out);
                printed = out.toString(UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The work folder. Files in it may be linked to, not changed. */
        public Path study() {
            return folder.resolve("study");
        }

        String printed() {
            return printed;
        }

        QuickStart.Offline done() {
            return done;
        }

        QuickStart.Offline again(ByteArrayOutputStream out) throws IOException {
            return new QuickStart(study(), new PrintStream(out, true, UTF_8), ProgressListener.none())
                    .offline(Study.of(QuickStart.BOX, "", ""), RECORDS);
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
