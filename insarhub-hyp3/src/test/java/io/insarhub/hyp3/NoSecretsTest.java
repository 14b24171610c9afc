package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.hyp3.standin.Faults.Fault;
import io.insarhub.hyp3.standin.Faults.FileFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Pain 25 for all that this module does: everything goes wrong once, and all that is said and written is read. */
class NoSecretsTest extends StandInTest {

    private static final Path LOG = Path.of("target", "test.log");
    private static final String TOKEN = "t0ken-of-bert.t0ken-of-bert.t0ken-of-bert";
    private static final List<String> SECRETS =
            List.of("s3cret-of-anna", "s3cret-of-carl", "t0ken-of-bert", "session-", "c3VjaCBhIHNlY3JldA");

    private final List<String> shown = new ArrayList<>();

    @Test
    void no_log_exception_or_file_holds_a_password_token_or_cookie() throws IOException {
        LoggerFactory.getLogger(getClass()).info("start");
        long start = Files.size(LOG);
        hyp3.account("anna", "s3cret-of-anna", 40.0);
        hyp3.account("bert", "another", 30.0).token(TOKEN);
        Hyp3InsarOptions options = options()
                .credentialsPool(Map.of("anna", "s3cret-of-anna", "carl", "s3cret-of-carl"))
                .build();
        Hyp3InsarProcessor processor = processor(options, EarthdataCredentials.token(TOKEN));
        for (Fault fault : Fault.values()) {
            hyp3.faults().on("POST /jobs", n -> n % 2 == 0 ? Fault.NONE : fault);
            hyp3.faults().on("GET /jobs", n -> n % 2 == 0 ? Fault.NONE : fault);
            hyp3.faults().on("GET /user", n -> n % 3 == 0 ? fault : Fault.NONE);
            attempt(() -> processor.submit(context(), pairs(9), false));
            attempt(() -> processor.credits(context()));
            attempt(() -> processor.dryRun(context(), pairs(20), false));
        }
        hyp3.faults().none();
        hyp3.succeedAll();
        hyp3.endSessions();
        hyp3.faults().onFiles(n -> FileFault.values()[n % FileFault.values().length]);
        attempt(() -> processor.watch(context()));
        attempt(() -> processor.check(context()).toCsv());
        attempt(() -> processor.check(context()).toTable());
        attempt(() -> options + " " + options.toMap() + " " + processor + " " + processor.options());
        attempt(() -> client(login("x")) + " " + client(EarthdataCredentials.token(TOKEN)));

        byte[] log = Files.readAllBytes(LOG);
        shown.add(new String(log, (int) start, (int) (log.length - start), StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                shown.add(Files.readString(file));
            }
        }
        assertThat(shown).hasSizeGreaterThan(25);
        assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain(SECRETS));
        assertThat(String.join("\n", shown)).contains("anna", "bert", "carl", "HTTP 504");
    }

    private void attempt(java.util.function.Supplier<Object> work) {
        try {
            Object result = work.get();
            shown.add(String.valueOf(result));
            if (result instanceof SubmitReport report) {
                report.accounts().forEach(account -> shown.add(account.toString()));
                report.stoppedBy().ifPresent(this::show);
            }
        } catch (RuntimeException e) {
            show(e);
        }
    }

    private void show(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        shown.add(text.toString());
    }
}
