package io.insarhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.examples.documents.CodeBlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in the documents compiles, and their links lead somewhere. That it runs, {@code DocumentsRunTest} shows. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

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
            blocks += CodeBlocks.of(document).size();
        }
        assertThat(blocks).isGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_block_of_code_compiles(Path document) throws IOException {
        assertThat(CodeBlocks.of(document).compile(classes)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_to_a_file_leads_to_one(Path document) throws IOException {
        Matcher links = LINK.matcher(Files.readString(document));
        while (links.find()) {
            assertThat(document.resolveSibling(links.group(1).trim())).exists();
        }
    }
}
