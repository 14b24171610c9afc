package io.insarhub.examples;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.ProgressListener;
import io.insarhub.core.ConsoleProgress;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Workdir;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole study: search, pairs, quality, interferograms, inversion, maps. Offline by default, with the real Sentinel-1
 * records that are shipped with it (path 13), and with a stand-in for HyP3 whose products are simulated.
 *
 * <p>With {@code -Dquickstart.live=true -Dquickstart.aoi=west,south,east,north} the same program asks the real services:
 * ASF's catalogue, HyP3, and the sources of weather, land cover and coherence. Orders cost credits of the account that
 * {@code ~/.netrc} or the environment names. {@code -Dquickstart.start} and {@code -Dquickstart.end} bound the dates; the
 * live study is of the last year unless they do.
 */
public final class QuickStart {

    /** A box that all frames of the shipped records have in common. */
    static final String BOX = "-121.16,54.83,-121.00,54.90";

    private static final String TRUTH = "velocity_and_truth.png";

    private final Path workdir;
    private final PrintStream out;
    private final ProgressListener listener;

    QuickStart(Path workdir, PrintStream out, ProgressListener listener) {
        this.workdir = workdir;
        this.out = out;
        this.listener = listener;
    }

    /**
     * Runs the example.
     *
     * @param args the folder to write to, and a saved search in place of the catalogue
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean terminal = Terminal.isThere();
        try (ConsoleProgress progress = terminal ? ConsoleProgress.bars(out) : ConsoleProgress.lines(out)) {
            ProgressListener listener = terminal ? progress : new LongTasks(progress);
            QuickStart quickStart = new QuickStart(Path.of(args[0]), out, listener);
            if (Boolean.getBoolean("quickstart.live")) {
                String lastYear = LocalDate.now(ZoneOffset.UTC).minusYears(1).toString();
                quickStart.live(study("", lastYear), Services.live());
            } else {
                quickStart.offline(study(BOX, ""), Path.of(args[1]));
            }
        }
    }

    private static Study study(String box, String start) {
        String area = property("quickstart.aoi", box);
        if (area.isEmpty()) {
            throw new BadOptionException(
                    "quickstart.aoi", "is missing; give the area to study, as -Dquickstart.aoi=west,south,east,north");
        }
        return Study.of(area, property("quickstart.start", start), property("quickstart.end", ""));
    }

    /** The build hands on what was not given as an empty text. */
    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }

    /**
     * What came of an offline run.
     *
     * @param accuracy the velocity against the truth
     * @param accepted how often the stand-in took an order of each pair
     */
    record Offline(Accuracy accuracy, Map<String, Integer> accepted) {}

    /** With a saved search and the stand-in; what was found is held against what was simulated. */
    Offline offline(Study study, Path savedSearch) throws IOException {
        out.println(
                "Offline: the scenes are real, the interferograms are simulated. A stand-in on this machine takes the"
                        + " orders\nin place of HyP3. Its products show a made-up ground of which every motion is known.\n");
        try (StandIn standIn = new StandIn(study, savedSearch, workdir)) {
            Journey journey = journey(study, standIn.services());
            if (standIn.waited().toMinutes() > 0) {
                out.printf(
                        "%nOn purpose one job failed and one download was cut; both went well at the second attempt. %d"
                                + " minutes of%nwaiting passed at once.%n",
                        standIn.waited().toMinutes());
            }
            Path folder = journey.stack().path();
            Accuracy accuracy = Accuracy.of(folder, standIn.truth());
            accuracy.print(out);
            TruthPicture.of(accuracy).write(folder.resolve(TRUTH));
            pictures(folder);
            return new Offline(accuracy, standIn.accepted());
        }
    }

    /** With whatever services; offline differs in nothing but these. */
    Journey live(Study study, Services services) {
        Journey journey = journey(study, services);
        pictures(journey.stack().path());
        return journey;
    }

    private Journey journey(Study study, Services services) {
        Journey journey = new Journey(workdir, study, services, listener);
        Report report = new Report(workdir, out);
        report.stage("select pairs", journey::selectPairs);
        report.stage("compare selectors", () -> Comparison.print(journey.compareSelectors(), out));
        report.stage("score pairs", journey::scorePairs);
        report.stage("order interferograms", journey::orderInterferograms);
        report.stage("fetch products", journey::fetchProducts);
        report.stage("prepare and invert", journey::invert);
        report.stage("export", journey::export);
        report.print();
        if (!journey.warnings().isEmpty()) {
            out.printf("%nTo know:%n");
            journey.warnings().forEach(warning -> out.println("  - " + warning));
        }
        return journey;
    }

    private void pictures(Path folder) {
        StackFolder stack = Workdir.open(folder).stacks().get(0);
        out.printf("%nThe work folder %s is at %s. Look at%n", absolute(folder), stack.stage());
        Stream.of(
                        folder.resolve(TRUTH),
                        folder.resolve("velocity.png"),
                        folder.resolve("point_history.png"),
                        stack.networkPlotPath(),
                        folder.resolve("designed_" + stack.id() + ".png"),
                        folder.resolve("scores_" + stack.id() + ".png"),
                        folder.resolve("velocity.tif"))
                .filter(Files::isRegularFile)
                .forEach(picture -> out.println("  " + absolute(picture)));
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
