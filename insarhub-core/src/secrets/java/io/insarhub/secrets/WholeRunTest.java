package io.insarhub.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Pain 25, over the whole run: nothing that the tests before this one logged, wrote, printed or threw holds a secret. */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeRunTest {

    private static final Path REPORTS = Path.of("target", "surefire-reports");

    @TempDir
    private Path folder;

    @Test
    @Order(1)
    void no_exception_of_the_run_told_a_secret() throws IOException {
        assertThat(SecretWatch.thrown()).isEmpty();
    }

    @Test
    @Order(2)
    void no_report_of_the_run_tells_a_secret() throws IOException {
        Instant start =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

        assertThat(new WatchedFiles(start).news(REPORTS)).isEmpty();
    }

    /** The watch itself: each kind of secret, in each place, is found. Last, for it plants them. */
    @Test
    @Order(3)
    void each_kind_of_secret_is_found_wherever_it_comes_out() throws IOException {
        List<String> planted = List.of(
                "password is pw-anna",
                "password is s3cret-of-jane",
                "a token: t0ken-of-bert",
                "code=c0de-of-jane",
                "a cookie: session-1f",
                "a cookie: c00kie-of-jane",
                "the signature s1gnature-7",
                "Authorization: Bearer sWfKjd_x.9",
                "a token: eyJ0eXAiOiJKV1Qi.eyJ1aWQiOiJqYW5lIn0",
                "Cookie: asf-urs=abc",
                "https://here/product.zip?X-Amz-Signature=abc",
                "Authorization: "
                        + Base64.getEncoder().encodeToString("anna:pw-anna".getBytes(StandardCharsets.UTF_8)));
        List<Throwable> thrown = new ArrayList<>();
        for (String secret : planted) {
            Path file = Files.writeString(folder.resolve("planted.json"), "{\"text\": \"" + secret + "\"}");
            assertThat(SecretWatch.found()).as(secret).hasSize(1);
            Files.delete(file);

            LoggerFactory.getLogger("planted").warn(secret);
            assertThat(SecretWatch.found()).as(secret).hasSize(1);

            thrown.add(new IllegalStateException(secret));
        }
        assertThat(thrown).hasSize(planted.size());
        assertThat(SecretWatch.thrown()).hasSizeGreaterThanOrEqualTo(planted.size());
    }
}
