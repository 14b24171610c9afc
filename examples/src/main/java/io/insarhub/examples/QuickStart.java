package io.insarhub.examples;

import io.insarhub.api.Scene;
import io.insarhub.api.StackId;
import io.insarhub.core.NetworkHealth;
import io.insarhub.core.PairNetwork;
import io.insarhub.core.PairSelection;
import io.insarhub.core.Scenes;
import io.insarhub.core.SelectPairsOptions;
import io.insarhub.core.StackFolder;
import io.insarhub.core.StackWriter;
import io.insarhub.core.Workdir;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The first half of a study, offline: reads the real Sentinel-1 records that are shipped with it (path 13), groups them
 * into stacks, selects pairs, writes the work folder and draws each network.
 */
public final class QuickStart {

    private QuickStart() {}

    /**
     * Runs the example.
     *
     * @param args the folder to write to, and a saved search: files or folders of CMR pages or GeoJSON
     */
    public static void main(String[] args) {
        run(Path.of(args[0]), Path.of(args[1]), System.out);
    }

    static void run(Path workdir, Path savedSearch, PrintStream out) {
        Scenes scenes = Scenes.read(savedSearch);
        Map<StackId, PairNetwork> networks =
                PairSelection.compatible(SelectPairsOptions.defaults()).selectAll(scenes);
        StackWriter.to(workdir).write(networks);

        out.printf("Read %d Sentinel-1 scenes from %s%n%n", scenes.size(), savedSearch);
        printStacks(networks, out);
        printWarnings(networks, out);
        printFolder(Workdir.open(workdir), out);
    }

    private static void printStacks(Map<StackId, PairNetwork> networks, PrintStream out) {
        String row = "%-10s %7s %-11s %-11s %6s %7s %8s %9s %8s%n";
        out.printf(row, "stack", "scenes", "from", "to", "pairs", "pieces", "bridges", "left out", "credits");
        networks.forEach((id, network) -> {
            NetworkHealth health = network.health();
            out.printf(
                    row,
                    id,
                    health.sceneCount(),
                    date(network, true),
                    date(network, false),
                    health.pairCount(),
                    health.components().size(),
                    health.bridges().size(),
                    health.leftOut().size(),
                    health.credits(NetworkHealth.CREDITS_PER_PAIR_20X4));
        });
    }

    private static String date(PairNetwork network, boolean first) {
        Comparator<Scene> byName = Comparator.comparing(scene -> String.valueOf(scene.date()));
        return network.scenes().stream()
                .min(first ? byName : byName.reversed())
                .map(scene -> String.valueOf(scene.date()))
                .orElse("-");
    }

    /** Each warning once, with the stacks that it is about. */
    private static void printWarnings(Map<StackId, PairNetwork> networks, PrintStream out) {
        Map<String, List<StackId>> stacks = new LinkedHashMap<>();
        networks.forEach((id, network) -> network.warnings()
                .forEach(warning ->
                        stacks.computeIfAbsent(warning, w -> new ArrayList<>()).add(id)));
        out.printf("%n%d things to know:%n", stacks.size());
        stacks.forEach((warning, ids) ->
                out.printf("  - %s%n    (%s)%n", warning, ids.size() == networks.size() ? "every stack" : join(ids)));
    }

    private static String join(List<StackId> ids) {
        return ids.stream().map(StackId::toString).collect(Collectors.joining(", "));
    }

    private static void printFolder(Workdir folder, PrintStream out) {
        out.printf("%nThe work folder: %s%n", folder.path().toAbsolutePath().normalize());
        for (StackFolder stack : folder.stacks()) {
            out.println(stack.status());
        }
        folder.stacks().stream()
                .max(Comparator.comparingInt(
                        s -> s.stackFile().orElseThrow().pairs().size()))
                .flatMap(StackFolder::networkPlot)
                .ifPresent(picture -> out.printf(
                        "%nLook at the largest network: %s%n",
                        picture.toAbsolutePath().normalize()));
    }
}
