package io.insarhub.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists under docs/api are what code outside can call, so that no change of it goes unseen. */
@Tag("once")
class SurfaceTest {

    private static final Path LISTS = Path.of("../docs/api");
    private static final String RENEW = "./mvnw -pl examples -am test -Dtest=SurfaceTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.renew=true";

    @ParameterizedTest
    @ValueSource(strings = {"api", "core", "hyp3", "quality", "export"})
    void theListIsWhatTheModuleShows(String module) throws IOException {
        Path file = LISTS.resolve("insarhub-" + module + ".txt");
        String shown = list(module);
        if (Boolean.getBoolean("api.renew")) {
            Files.createDirectories(LISTS);
            Files.writeString(file, shown);
        }

        String listed = Files.exists(file) ? Files.readString(file) : "";

        assertThat(listed.lines().toList())
                .as(
                        "docs/api/insarhub-%s.txt: if the change of the API is meant, renew the list with%n%s%nand tell it"
                                + " in CHANGELOG.md",
                        module, RENEW)
                .containsExactlyElementsOf(shown.lines().toList());
    }

    @Test
    void whatIsListedLooksLikeItsSource() {
        assertThat(Surface.of(Sample.class))
                .containsExactly(
                        "sealed interface SurfaceTest.Sample<T extends Comparable<T>>",
                        "  static String NAME",
                        "  static of(double lengthMeters, @Nullable String name) → SurfaceTest.Sample<String>",
                        "  default first(List<? extends T> all) → T",
                        "  write(Path file, byte[] bytes) throws IOException");
    }

    @SuppressWarnings("unused")
    public sealed interface Sample<T extends Comparable<T>> permits Only {
        String NAME = "sample";

        static Sample<String> of(double lengthMeters, @org.jspecify.annotations.Nullable String name) {
            return new Only();
        }

        default T first(List<? extends T> all) {
            return all.get(0);
        }

        void write(Path file, byte[] bytes) throws IOException;
    }

    private static final class Only implements Sample<String> {
        @Override
        public void write(Path file, byte[] bytes) {}
    }

    private static String list(String module) {
        Map<String, String> packages = new TreeMap<>(Published.CLASSES.stream()
                .filter(type -> Published.isApi(type.getPackageName()))
                .filter(type -> (type.getPackageName() + ".").startsWith(Published.ROOT + "." + module + "."))
                .map(JavaClass::reflect)
                .filter(Surface::isVisible)
                .sorted(Comparator.comparing(Class::getName))
                .collect(Collectors.groupingBy(
                        Class::getPackageName,
                        Collectors.mapping(
                                type -> "\n" + String.join("\n", Surface.of(type)) + "\n", Collectors.joining()))));
        StringBuilder text =
                new StringBuilder("What insarhub-" + module + " shows, by package; kept by SurfaceTest.\n");
        packages.forEach((name, types) ->
                text.append("\n\npackage ").append(name).append('\n').append(types));
        return text.toString();
    }
}
