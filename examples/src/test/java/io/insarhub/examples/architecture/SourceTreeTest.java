package io.insarhub.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTreeTest {

    private static final Set<String> FOLDERS_LEFT_OUT = Set.of(".git", "target", ".idea", ".vscode", "node_modules");
    private static final Set<String> TEXT =
            Set.of("java", "xml", "md", "sh", "properties", "txt", "yml", "yaml", "config", "csv", "ipynb", "");
    /** Where jqwik remembers the seeds of properties that failed; git ignores it, and so does this. */
    private static final String SEEDS = ".jqwik-database";

    @Test
    void everyFileOfTheRepositoryPasses() throws IOException {
        Path root = repository();

        List<Path> files = textFiles(root);

        assertThat(files).contains(root.resolve("pom.xml")).hasSizeGreaterThan(50);
        assertThat(files.stream().flatMap(file -> faults(root, file).stream())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "A.java,           500, x,                       ''",
        "A.java,           501, x,                       longer than 500",
        "words.txt,        501, x,                       ''",
        "A.java,           1,   // TO-DO later,          work left",
        "pom.xml,          1,   <!-- FIX-ME -->,         work left",
        "CONTRIBUTING.md,  1,   no TO-DO is left,        ''",
        "A.java,           1,   TO-DOUBLE,               ''",
        ".ci/run,          1,   cp ..-/shared/x .,       outside the repository",
        "README.md,        1,   see ..-/shared,          outside the repository",
        "a/pom.xml,        1,   <repository>,            names a repository",
        "pom.xml,          1,   <pluginRepositories>,    names a repository",
        "pom.xml,          1,   <localRepositoryPath>,   ''"
    })
    void findsEachFault(String path, int lines, String line, String fault) {
        // written with a hyphen above, so that this file itself passes
        String text = (line.replace("-", "") + "\n").repeat(lines);

        List<String> faults = SourceRules.faults(path, text);

        if (fault.isEmpty()) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults)
                    .singleElement()
                    .asString()
                    .startsWith(path + ": ")
                    .contains(fault);
        }
    }

    @Test
    void findsSecretsBesideProperties() {
        String properties = "import net.jq" + "wik.api.Property;\n";

        assertThat(SourceRules.faults("A.java", properties)).isEmpty();
        assertThat(SourceRules.faults("A.java", "s3cret-of-jane")).isEmpty();
        assertThat(SourceRules.faults("A.java", properties + "s3cret-of-jane"))
                .singleElement()
                .asString()
                .contains("does not see properties");
    }

    private static List<String> faults(Path root, Path file) {
        try {
            return SourceRules.faults(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> textFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return FOLDERS_LEFT_OUT.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && TEXT.contains(extension(file)) && !file.endsWith(SEEDS)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The folder that holds the wrapper, above wherever the test was started. */
    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
            assertThat(folder)
                    .as("a folder with mvnw above %s", Path.of("").toAbsolutePath())
                    .isNotNull();
        }
        return folder;
    }
}
