package io.insarhub.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say of the jars that come along, held against the class paths that the build resolved. */
class ModulesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ARTIFACT = Pattern.compile("(.+?)-\\d.*\\.jar");

    @ParameterizedTest
    @ValueSource(strings = {"insarhub-api", "insarhub-core", "insarhub-hyp3", "insarhub-quality", "insarhub-export"})
    void theTableOfModulesIsRight(String module) throws IOException {
        Matcher row = Pattern.compile("\\| `" + module + "` \\|[^|]*\\| (\\d+) \\| ([\\d.]+) \\|")
                .matcher(Files.readString(ROOT.resolve("docs/modules.md")));
        assertThat(row.find()).as("a row for %s", module).isTrue();

        List<Path> jars = jarsOfOthers(module);
        double megabytes = 0;
        for (Path jar : jars) {
            megabytes += Files.size(jar) / 1e6;
        }

        assertThat(jars).as("%s", jars).hasSize(Integer.parseInt(row.group(1)));
        assertThat(megabytes).isCloseTo(Double.parseDouble(row.group(2)), within(0.06));
    }

    @Test
    void theLicenceOfEveryJarIsListedAndOfNoOther() throws IOException {
        Set<String> present = new TreeSet<>();
        for (String module : List.of("core", "hyp3", "quality", "export")) {
            jarsOfOthers("insarhub-" + module).forEach(jar -> present.add(artifact(jar)));
        }

        Set<String> listed = Files.readAllLines(ROOT.resolve("docs/licences.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> Pattern.compile("`([^`]+)`")
                        .matcher(line.split("\\|", -1)[1])
                        .results())
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(present);
    }

    private static String artifact(Path jar) {
        Matcher name = ARTIFACT.matcher(jar.getFileName().toString());
        assertThat(name.matches()).as("%s", jar).isTrue();
        return name.group(1);
    }

    private static List<Path> jarsOfOthers(String module) throws IOException {
        Path list = ROOT.resolve(module).resolve("target/runtime-class-path.txt");
        return Arrays.stream(Files.readString(list).strip().split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> !jar.getFileName().toString().startsWith("insarhub-"))
                .toList();
    }
}
