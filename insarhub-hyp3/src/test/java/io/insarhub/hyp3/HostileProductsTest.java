package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.hyp3.standin.ProductZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Products that could do harm: refused by name, and nothing of them is left or gets out of the folder. */
class HostileProductsTest extends StandInTest {

    private Hyp3InsarProcessor processor;
    private String job = "";

    @BeforeEach
    void aProduct() {
        hyp3.account("anna", "pw-anna", null);
        processor = processor(options().build(), login("anna"));
        job = processor.submit(context(), pairs(1), false).submitted().get(0).id();
        hyp3.succeedAll();
    }

    static Map<String, ProductZip> hostile() {
        Map<String, ProductZip> zips = new TreeMap<>();
        zips.put("../../evil.txt", ProductZip.good().name("../../evil.txt"));
        zips.put("product/../../evil.txt", ProductZip.good().name("product/../../evil.txt"));
        zips.put("/tmp/evil.txt", ProductZip.good().name("/tmp/evil.txt"));
        zips.put("C:\\evil.txt", ProductZip.good().name("C:\\evil.txt"));
        zips.put("product/link", ProductZip.good().name("product/link").link());
        zips.put("product/bomb", ProductZip.good().name("product/bomb").zip64().told(1L << 40));
        zips.put(
                "product/liar",
                ProductZip.good().name("product/liar").bytes(500_000).told(10));
        return zips;
    }

    static Stream<String> hostileNames() {
        return hostile().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void a_zip_that_could_do_harm_is_refused_by_name(String entry) throws IOException {
        hyp3.serveZip(
                job, java.util.Objects.requireNonNull(hostile().get(entry)).write(home.resolve("served")));
        Map<Path, Long> before = tree();

        ProductsReport report = processor.download(context());

        assertThat(report.verified()).isEmpty();
        assertThat(report.failed()).singleElement().satisfies(failure -> {
            assertThat(failure.file()).isEqualTo(hyp3.productOf(job));
            assertThat(failure.reason()).contains(hyp3.productOf(job));
            assertThat(failure.reason())
                    .containsAnyOf(entry.replaceAll(".*[/\\\\]", ""), "unpack"); // a bomb is one as a whole
        });
        assertThat(tree()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.zip", "/tmp/evil.zip", "a\\b.zip", "..zip", "c:evil.zip", "evil\u0000.zip"})
    void a_product_whose_name_leads_elsewhere_is_refused_by_name(String name) throws IOException {
        hyp3.listAs(job, name);
        Map<Path, Long> before = tree();

        ProductsReport report = processor.download(context());

        assertThat(report.verified()).isEmpty();
        assertThat(report.failed())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("cannot be one"));
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void the_form_for_more_than_4_GB_is_fine() throws IOException {
        hyp3.serveZip(job, ProductZip.good().zip64().write(home.resolve("served")));

        assertThat(processor.download(context()).verified()).hasSize(1);
    }

    /** 4.5 GB come and are checked; a minute. */
    @Test
    @Tag("soak")
    void more_than_4_GB_are_fine() throws IOException {
        long bytes = 4_500_000_000L;
        hyp3.serveZip(job, ProductZip.good().zip64().bytes(bytes).write(home.resolve("served")));

        assertThat(processor.download(context()).verified())
                .singleElement()
                .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(bytes));
    }

    /** All files but the records and the served one, with their lengths. */
    private Map<Path, Long> tree() throws IOException {
        Map<Path, Long> tree = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.toList()) {
                if (Files.isRegularFile(file) && !file.toString().endsWith(".json")) {
                    tree.put(file, Files.size(file));
                }
            }
        }
        return tree;
    }
}
