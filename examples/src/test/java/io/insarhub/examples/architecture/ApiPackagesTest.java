package io.insarhub.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which packages are the API stands in several places, all with the same answer. */
class ApiPackagesTest {

    private static final Path REPOSITORY = Path.of("..");

    private final Set<String> api = Published.API_PACKAGES.stream()
            .map(name -> Published.ROOT + "." + name)
            .collect(Collectors.toCollection(TreeSet::new));
    private final Set<String> internal = Published.packages().stream()
            .filter(name -> !Published.isApi(name))
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void allOfThemAreThere() {
        assertThat(Published.packages()).containsAll(api);
        assertThat(internal).hasSizeGreaterThan(20);
    }

    @Test
    void thePageOfAPackageSaysThatItIsInternal() throws IOException {
        for (String name : Published.packages()) {
            String page = String.join(" ", Files.readString(page(name)).split("\\s+\\*?\\s*"));

            assertThat(page.contains("Internal"))
                    .as("\"Internal\" in the page of %s", name)
                    .isEqualTo(internal.contains(name));
        }
    }

    @Test
    void theDocumentNamesThem() throws IOException {
        String document = Files.readString(REPOSITORY.resolve("docs/versioning.md"));

        assertThat(matches("`(io\\.insarhub\\.[\\w.]+)`", document)).isEqualTo(api);
    }

    @Test
    void theComparisonOfReleasesLooksAtThem() throws IOException {
        String pom = Files.readString(REPOSITORY.resolve("insarhub-bom/pom.xml"));

        assertThat(matches("<include>([\\w.]+)</include>", pom)).isEqualTo(api);
    }

    @Test
    void thePublishedJavadocLeavesTheOthersOut() throws IOException {
        String pom = Files.readString(REPOSITORY.resolve("insarhub-bom/pom.xml"));

        assertThat(matches("<javadoc\\.internal>([^<]+)</javadoc\\.internal>", pom))
                .singleElement()
                .satisfies(names ->
                        assertThat(List.of(names.strip().split("[:\\s]+"))).containsExactlyElementsOf(internal));
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path page(String name) throws IOException {
        String module = name.substring(Published.ROOT.length() + 1).replaceFirst("\\..*", "");
        return REPOSITORY.resolve(
                "insarhub-" + module + "/src/main/java/" + name.replace('.', '/') + "/package-info.java");
    }
}
