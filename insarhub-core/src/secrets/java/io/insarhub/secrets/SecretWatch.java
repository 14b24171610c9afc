package io.insarhub.secrets;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * After every test of the module, reads all files in the tests' temporary folders and the log, as far as they are new; a
 * test that lets a secret out fails. {@link WholeRunTest}, which runs last, reads the rest.
 */
public final class SecretWatch implements BeforeAllCallback, AfterEachCallback {

    // one for the whole run, whichever test comes first
    private static final WatchedLog LOG = new WatchedLog(Path.of("target", "test.log"));
    private static final WatchedFiles FILES = new WatchedFiles(Instant.EPOCH);
    private static final ThrownTexts THROWN = ThrownTexts.record();

    static {
        LoggerFactory.getLogger(SecretWatch.class); // begins the log anew: an earlier run's is not this one's
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        THROWN.requireRecording();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        List<String> found = found();
        if (!found.isEmpty()) {
            throw new AssertionError("Secrets came out:\n" + String.join("\n", found));
        }
    }

    /** What the log and the files have got since they were last looked at. */
    static List<String> found() throws IOException {
        List<String> found = new ArrayList<>(LOG.news());
        for (Path folder : WatchedFolders.ALL) {
            found.addAll(FILES.news(folder));
        }
        return found;
    }

    /** Every exception's text since the run began. */
    static List<String> thrown() throws IOException {
        return THROWN.all();
    }
}
