package io.insarhub.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory grows with the scenes, not with what the catalogue sends. */
class SmallHeapSearchTest {

    @TempDir
    Path temp;

    @Test
    void ten_thousand_records_are_found_and_grouped_in_128_mb() throws Exception {
        try (LargeCatalogue catalogue = new LargeCatalogue(temp)) {
            Process search = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SmallHeapSearch.class.getName(),
                            catalogue.url().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();

            String told = new String(search.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(told.strip()).isEqualTo("SearchResult[10000 of 10000 scenes in 6 stacks]");
            assertThat(search.waitFor()).isZero();
        }
    }
}
