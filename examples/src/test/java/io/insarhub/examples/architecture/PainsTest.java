package io.insarhub.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each of the 25 known pains of the field has a test in a package {@code issues}, by its number. */
class PainsTest {

    private static final Pattern IN_A_NAME = Pattern.compile("Pain(\\d\\d)\\w*Test\\.java");
    private static final Pattern IN_A_METHOD = Pattern.compile("void pain_(\\d+)_");

    @Test
    void eachHasItsTest() throws IOException {
        Set<Integer> told = new TreeSet<>();
        for (Path test : tests()) {
            Matcher name = IN_A_NAME.matcher(test.getFileName().toString());
            if (name.matches()) {
                told.add(Integer.valueOf(name.group(1)));
            }
            Matcher methods = IN_A_METHOD.matcher(Files.readString(test));
            while (methods.find()) {
                told.add(Integer.valueOf(methods.group(1)));
            }
        }

        assertThat(told).isEqualTo(IntStream.rangeClosed(1, 25).boxed().collect(Collectors.toSet()));
    }

    private static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
            return files.filter(file -> file.toString().replace('\\', '/').contains("src/test/java/"))
                    .filter(file -> file.getParent() != null && file.getParent().endsWith("issues"))
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .toList();
        }
    }
}
