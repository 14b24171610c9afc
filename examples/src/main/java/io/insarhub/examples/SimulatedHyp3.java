package io.insarhub.examples;

import io.insarhub.hyp3.Hyp3InsarProcessor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * HyP3 for a notebook without an account: a stand-in on this machine whose products show a made-up ground of which every
 * motion is known. One job of the first order fails on purpose, and one download is cut. To be closed.
 */
public final class SimulatedHyp3 implements AutoCloseable {

    private final StandIn standIn;

    private SimulatedHyp3(StandIn standIn) {
        this.standIn = standIn;
    }

    /**
     * Starts it.
     *
     * @param savedSearch the scenes whose dates and baselines its products have
     * @param home a folder that stands for the user's own
     */
    public static SimulatedHyp3 start(Path savedSearch, Path home) throws IOException {
        Study study = Study.of(QuickStart.BOX, "", "");
        return new SimulatedHyp3(new StandIn(study, savedSearch, home));
    }

    /** The processor that orders from it, as one that orders from HyP3 in all else. */
    public Hyp3InsarProcessor processor() {
        return standIn.services().processor(0);
    }

    /** How far an analysed and exported stack is from the truth, in a sentence. */
    public String accuracy(Path stackFolder) {
        Accuracy accuracy = Accuracy.of(stackFolder, standIn.truth());
        return String.format(
                Locale.ROOT,
                "RMSE of the velocity %.2f mm/yr over %d pixels; simulated air and seasons alone make %.2f",
                accuracy.rmse,
                accuracy.pixels,
                accuracy.pretended);
    }

    /** The velocity that was found beside the true one. */
    public BufferedImage besideTheTruth(Path stackFolder) {
        return TruthPicture.of(Accuracy.of(stackFolder, standIn.truth())).image();
    }

    @Override
    public void close() {
        standIn.close();
    }
}
