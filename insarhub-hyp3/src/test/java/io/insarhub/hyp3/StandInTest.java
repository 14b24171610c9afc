package io.insarhub.hyp3;

import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.StageContext;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import io.insarhub.core.auth.EarthdataCredentials;
import io.insarhub.core.http.Network;
import io.insarhub.hyp3.standin.Hyp3StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests against the stand-in share: the service, time that does not pass by itself, and a stack's folder. */
abstract class StandInTest {

    @TempDir
    protected Path home;

    protected Hyp3StandIn hyp3;
    protected TestClock clock;
    protected Network network;
    protected Path folder;

    @BeforeEach
    void startTheService() throws IOException {
        hyp3 = startStandIn();
        clock = new TestClock(hyp3);
        network = Network.of(clock, new Random(1));
        folder = Files.createDirectories(home.resolve("p100_f466"));
    }

    /** The stand-in; others may start one with larger products. */
    protected Hyp3StandIn startStandIn() throws IOException {
        return Hyp3StandIn.start();
    }

    @AfterEach
    void stopTheService() {
        hyp3.close();
    }

    protected Hyp3Service service() {
        return service(hyp3);
    }

    static Hyp3Service service(Hyp3StandIn standIn) {
        return new Hyp3Service(HttpUrl.get(standIn.apiUrl()), HttpUrl.get(standIn.authorizeUrl()));
    }

    protected Hyp3Client client(EarthdataCredentials credentials) {
        return Hyp3Client.builder(credentials)
                .service(service())
                .network(network)
                .build();
    }

    protected Hyp3InsarOptions.Builder options() {
        return Hyp3InsarOptions.builder().service(service());
    }

    protected Hyp3InsarProcessor processor(Hyp3InsarOptions options, EarthdataCredentials... accounts) {
        return Hyp3InsarProcessor.builder(options)
                .accounts(List.of(accounts))
                .environment(Map.of())
                .home(home)
                .network(network)
                .build();
    }

    protected StageContext context() {
        return StageContext.in(folder);
    }

    protected StackFolder stack() {
        return Workdir.open(folder).stack(StackId.of(100, 466));
    }

    protected static EarthdataCredentials login(String user) {
        return EarthdataCredentials.login(user, "pw-" + user);
    }

    protected static List<ScenePair> pairs(int count) {
        return TestPairs.of(count);
    }
}
