package io.insarhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in the documents compiles, and their links lead somewhere. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");
    private static final String IMPORTS = Stream.of(
                    "io.insarhub.api.*",
                    "io.insarhub.api.file.*",
                    "io.insarhub.api.json.*",
                    "io.insarhub.api.spi.*",
                    "io.insarhub.core.*",
                    "io.insarhub.core.auth.*",
                    "io.insarhub.export.*",
                    "io.insarhub.hyp3.*",
                    "io.insarhub.hyp3.job.*",
                    "io.insarhub.core.aoi.*",
                    "io.insarhub.quality.*",
                    "java.nio.file.*",
                    "java.util.*")
            .map(name -> "import " + name + ";\n")
            .reduce("", String::concat);

    @TempDir
    Path classes;

    static Stream<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(top, docs).filter(p -> p.toString().endsWith(".md")).forEach(all::add);
        }
        return all.stream().sorted();
    }

    @Test
    void the_documents_have_code() throws IOException {
        long blocks = 0;
        for (Path document : documents().toList()) {
            blocks += JAVA.matcher(Files.readString(document)).results().count();
        }
        assertThat(blocks).isGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_block_of_code_compiles(Path document) throws IOException {
        Matcher blocks = JAVA.matcher(Files.readString(document));
        List<JavaFileObject> units = new ArrayList<>();
        while (blocks.find()) {
            String name = "Block" + units.size();
            units.add(unit(
                    name, IMPORTS + "class " + name + " { void run() throws Exception {\n" + blocks.group(1) + "} }"));
        }
        if (!units.isEmpty()) {
            StringWriter messages = new StringWriter();
            boolean compiled = ToolProvider.getSystemJavaCompiler()
                    .getTask(messages, null, null, List.of("-proc:none", "-d", classes.toString()), null, units)
                    .call();
            assertThat(compiled).as("%s", messages).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_to_a_file_leads_to_one(Path document) throws IOException {
        Matcher links = LINK.matcher(Files.readString(document));
        while (links.find()) {
            assertThat(document.resolveSibling(links.group(1).trim())).exists();
        }
    }

    private static JavaFileObject unit(String name, String code) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}
