package io.insarhub.hyp3.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.hyp3.standin.Hyp3StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(SecretWatch.inExceptions()).isEmpty();
    }

    @Test
    @Order(2)
    void no_report_of_the_run_tells_a_secret() throws IOException {
        assertThat(Files.isDirectory(REPORTS) ? SecretWatch.inFiles(REPORTS) : List.of())
                .isEmpty();
    }

    /** The watch itself: each kind of secret, in each place, is found. Last, for it plants them. */
    @Test
    @Order(3)
    void each_kind_of_secret_is_found_wherever_it_comes_out() throws IOException {
        List<String> planted = List.of(
                "password is pw-anna",
                "Authorization: Bearer t0ken-of-bert",
                "Cookie: asf-urs=" + Hyp3StandIn.SESSION_MARK + "1f",
                "https://here/product.zip?X-Amz-Signature=" + Hyp3StandIn.SIGNATURE_MARK + "7",
                "Authorization: Basic "
                        + Base64.getEncoder().encodeToString("anna:pw-anna".getBytes(StandardCharsets.UTF_8)));
        List<Throwable> thrown = new ArrayList<>();
        for (String secret : planted) {
            Path file = Files.writeString(folder.resolve("planted.json"), "{\"text\": \"" + secret + "\"}");
            assertThat(SecretWatch.inFiles(folder)).as(secret).hasSize(1);
            Files.delete(file);

            SecretWatch.inNewLogLines();
            LoggerFactory.getLogger("planted").warn(secret);
            assertThat(SecretWatch.inNewLogLines()).as(secret).hasSize(1);

            thrown.add(new IllegalStateException(secret));
        }
        assertThat(thrown).hasSize(planted.size());
        assertThat(SecretWatch.inExceptions()).hasSizeGreaterThanOrEqualTo(planted.size());
    }
}
