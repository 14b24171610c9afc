package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.hyp3.standin.ProductZip;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The memory that downloads take does not grow with the products: a program with less heap than one of them fetches eight at once. */
class LargeProductsTest extends StandInTest {

    @Test
    void eight_products_at_once_each_larger_than_the_heap() throws Exception {
        fetched(8, 48 << 20, 40);
    }

    /** 8 GB through loopback and onto the disk, and checked. */
    @Test
    @Tag("soak")
    void eight_products_of_a_gigabyte_at_once_in_128_MB() throws Exception {
        fetched(8, 1 << 30, 128);
    }

    private void fetched(int products, long bytes, int heapMegabytes) throws Exception {
        hyp3.account("anna", "pw-anna", null);
        Path zip = ProductZip.good().bytes(bytes).write(home.resolve("served"));
        processor(options().build(), login("anna"))
                .submit(context(), pairs(products), false)
                .submitted()
                .forEach(job -> hyp3.serveZip(job.id(), zip));
        hyp3.succeedAll();

        Process program = ChildJvm.start(
                home.resolve("child.log"),
                heapMegabytes,
                WatchProgram.class,
                folder.toString(),
                hyp3.apiUrl(),
                hyp3.authorizeUrl(),
                Integer.toString(products));
        try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines()).containsExactly("ready", Integer.toString(products));
        }

        assertThat(program.waitFor()).isZero();
        assertThat(hyp3.faults().count("GET /files")).isEqualTo(products);
        assertThat(stack().cache().orElseThrow().filenames())
                .hasSize(products)
                .allSatisfy(name -> assertThat(size(name)).isEqualTo(Files.size(zip)));
    }

    private long size(String name) throws IOException {
        return Files.size(folder.resolve(name));
    }
}
