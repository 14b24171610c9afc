package io.insarhub.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.slf4j.LoggerFactory;

/** The watch bites: a test that does nothing wrong but let a secret out fails, and with it the run. */
class LeaksFailTheRunTest {

    @ParameterizedTest
    @CsvSource({"logs, the log: ", "writes, planted.json: "})
    void a_test_that_lets_a_secret_out_fails_without_telling_it(String leak, String place) {
        TestExecutionSummary summary = run(leak);

        assertThat(summary.getTestsFailedCount()).isOne();
        assertThat(summary.getFailures().get(0).getException())
                .hasMessageContaining("Secrets came out")
                .hasMessageContaining(place)
                .hasMessageContaining("s3cret-of-***")
                .hasMessageNotContaining("jane");
    }

    @Test
    void a_test_that_does_not_passes() {
        assertThat(run("isDiscreet").getTestsSucceededCount()).isOne();
    }

    private static TestExecutionSummary run(String method) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Leaky.class, method))
                .build();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    /** Run by the tests above alone. */
    static class Leaky {

        @TempDir
        private Path folder;

        @Test
        void logs() {
            LoggerFactory.getLogger("leaky").info("logged in with s3cret-of-jane");
        }

        @Test
        void writes() throws IOException {
            Files.writeString(folder.resolve("planted.json"), "{\"password\": \"s3cret-of-jane\"}");
        }

        @Test
        void isDiscreet() throws IOException {
            LoggerFactory.getLogger("leaky").info("logged in with ***");
            Files.writeString(folder.resolve("planted.json"), "{}");
        }
    }
}
