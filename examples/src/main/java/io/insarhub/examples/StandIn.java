package io.insarhub.examples;

import io.insarhub.api.LonLat;
import io.insarhub.api.WaitClock;
import io.insarhub.core.Scenes;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.examples.truth.GroundTruth;
import io.insarhub.examples.truth.SimulatedProducts;
import io.insarhub.examples.truth.TrueGrid;
import io.insarhub.hyp3.standin.Faults.FileFault;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import io.insarhub.quality.PredictedCoherence;
import io.insarhub.quality.QualityOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The services of an offline journey: a saved search in place of the catalogue, HyP3's stand-in on the loopback, and nobody
 * else. Its time passes at once while somebody waits, its products show a {@link GroundTruth}, and two things go wrong on
 * purpose: a job fails, and a download is cut.
 */
final class StandIn implements AutoCloseable {

    static final String USER = "newcomer";
    static final String PASSWORD = "of-the-stand-in";
    private static final double CREDITS = 8000;
    /** Hours of waiting pass in seconds; the times that the files tell are to be over when the journey is. */
    private static final Duration HEAD_START = Duration.ofHours(6);

    private final Path savedSearch;
    private final Path home;
    private final GroundTruth truth;
    private final Hyp3StandIn hyp3;
    private final WaitingClock clock = new WaitingClock();

    StandIn(Study study, Path savedSearch, Path home) throws IOException {
        this.savedSearch = savedSearch;
        this.home = home;
        truth = new GroundTruth(TrueGrid.around(study.area()));
        LonLat place = study.area().centroid();
        SimulatedProducts products =
                new SimulatedProducts(truth, Scenes.read(savedSearch), PredictedCoherence.atLatitude(place.latitude()));
        hyp3 = Hyp3StandIn.start(Clock.offset(Clock.systemUTC(), HEAD_START.negated()), products);
        hyp3.account(USER, PASSWORD, CREDITS);
        failOneJob();
        hyp3.faults().onFiles(request -> request == 5 ? FileFault.CUT : FileFault.NONE);
    }

    /** The services, for {@link Journey}. */
    Services services() {
        return new Services(
                Map.of("saved_search", savedSearch.toString(), "select_pairs", Map.of("avoid_low_quality_days", false)),
                QualityOptions.builder().offline(true).build(),
                Map.of("hyp3_api_url", hyp3.apiUrl(), "earthdata_login_url", hyp3.authorizeUrl()),
                List.of(EarthdataCredentials.login(USER, PASSWORD)),
                Map.of(),
                home,
                clock);
    }

    /** What the products show. */
    GroundTruth truth() {
        return truth;
    }

    /** How long was waited, by the stand-in's time. */
    Duration waited() {
        return clock.waited();
    }

    /** How often each pair was accepted, and so paid for. */
    Map<String, Integer> accepted() {
        return hyp3.accepted();
    }

    @Override
    public void close() {
        hyp3.close();
    }

    /** The tenth job of the first order fails, whoever orders. */
    private void failOneJob() {
        hyp3.faults().afterAcceptance(() -> {
            hyp3.faults().afterAcceptance(() -> {});
            hyp3.jobIds().keySet().stream().skip(9).findFirst().ifPresent(hyp3::fail);
        });
    }

    /** Waiting moves the stand-in's time on and takes none. */
    private final class WaitingClock implements WaitClock {

        private final AtomicLong waitedNanos = new AtomicLong();

        @Override
        public Instant now() {
            return hyp3.now();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime() + waitedNanos.get();
        }

        @Override
        public void sleep(Duration duration) {
            waitedNanos.addAndGet(duration.toNanos());
            hyp3.advance(duration);
        }

        Duration waited() {
            return Duration.ofNanos(waitedNanos.get());
        }
    }
}
