package io.insarhub.examples;

import io.insarhub.api.WaitClock;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.hyp3.Hyp3InsarOptions;
import io.insarhub.hyp3.Hyp3InsarProcessor;
import io.insarhub.quality.QualityOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom a journey asks: all that differs between one offline and one with the real services.
 *
 * @param search options of the downloader that say where to search
 * @param quality whether features of the pairs are asked for
 * @param hyp3 options of the processor that say where HyP3 is
 * @param accounts who orders; empty for those of the environment and the user's files
 * @param environment variables to look for credentials in
 * @param home where {@code .netrc} and {@code .credit_pool} are
 * @param clock what tells the time and waits
 */
record Services(
        Map<String, Object> search,
        QualityOptions quality,
        Map<String, Object> hyp3,
        List<EarthdataCredentials> accounts,
        Map<String, String> environment,
        Path home,
        WaitClock clock) {

    /** The real ones, at their own addresses, with the user's own credentials. */
    static Services live() {
        return new Services(
                Map.of(),
                QualityOptions.defaults(),
                Map.of(),
                List.of(),
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                WaitClock.system());
    }

    /** The processor, with the library's defaults for everything but where HyP3 is. */
    Hyp3InsarProcessor processor() {
        return Hyp3InsarProcessor.builder(Hyp3InsarOptions.of(hyp3))
                .accounts(accounts)
                .environment(environment)
                .home(home)
                .clock(clock)
                .build();
    }

    /** The downloader's options: what is wanted, and where to search for it. */
    Map<String, Object> search(Study study) {
        Map<String, Object> options = new LinkedHashMap<>(study.search());
        options.putAll(search);
        return options;
    }
}
