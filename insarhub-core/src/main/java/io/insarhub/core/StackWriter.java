package io.insarhub.core;

import io.insarhub.api.BadOptionException;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.StackId;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.file.StackFile;
import io.insarhub.api.json.JsonObjects;
import io.insarhub.api.spi.StageResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes selected networks into a work folder, flat for one stack and multi-stack for more: the config, the stack file
 * and the picture of each. Writing the same again changes no byte; scores that the stack file has stay in it.
 */
public final class StackWriter {

    private final Path workdir;
    private final Clock clock;
    private final String downloader;
    private final Map<String, ?> options;

    private StackWriter(Path workdir, Clock clock, String downloader, Map<String, ?> options) {
        this.workdir = workdir;
        this.clock = clock;
        this.downloader = downloader;
        this.options = options;
    }

    /** Writes into a folder, which is made if it does not exist, as the downloader {@code S1_SLC}. */
    public static StackWriter to(Path workdir) {
        return new StackWriter(workdir, Clock.systemUTC(), "S1_SLC", JsonObjects.empty());
    }

    /** The same in the name of a downloader, whose options go into the config of each stack. */
    public StackWriter downloader(String name, Map<String, ?> config) {
        return new StackWriter(workdir, clock, name, JsonObjects.copyOf(config));
    }

    /** The same with another clock for the times that are written. */
    public StackWriter clock(Clock other) {
        return new StackWriter(workdir, other, downloader, options);
    }

    /**
     * Writes the networks.
     *
     * @return the stacks' files, and every warning of every network and every scene left out, with the stack's name before
     *     it. A picture that cannot be drawn, for want of a font, is a warning too
     * @throws InsarhubException if a file cannot be written
     */
    public StageResult write(Map<StackId, PairNetwork> networks) {
        if (networks.isEmpty()) {
            throw new BadOptionException("networks", "are empty: no stack was selected, there is nothing to write");
        }
        Workdir folder = Workdir.create(workdir, networks.keySet(), clock);
        List<Path> files = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        int pairs = 0;
        for (Map.Entry<StackId, PairNetwork> entry : networks.entrySet()) {
            PairNetwork network = entry.getValue();
            StackFolder stack = folder.layout() == Layout.FLAT ? folder.stacks().get(0) : folder.stack(entry.getKey());
            write(entry.getKey(), network, stack, files, warnings);
            pairs += network.pairs().size();
        }
        return new StageResult(networks.size() + " stacks, " + pairs + " pairs", files, warnings);
    }

    private void write(StackId id, PairNetwork network, StackFolder stack, List<Path> files, List<String> warnings) {
        StackFile written = stack.updateStackFile(s ->
                s.withPairs(network.pairs()).withBaselines(network.baselines()).withScenes(network.sceneNames()));
        files.add(stack.files().stack().orElseThrow());
        stack.updateConfig(config -> config.withDownloader(downloader, optionsOf(id)));
        files.add(stack.files().config().orElseThrow());
        network.warnings().forEach(warning -> warnings.add(id + ": " + warning));
        leftOut(network).forEach(warning -> warnings.add(id + ": " + warning));
        try {
            NetworkPlot.of(network, written.pairQuality().orElse(PairQuality.empty()))
                    .titled(id.toString())
                    .writePng(stack.networkPlotPath());
            files.add(stack.networkPlotPath());
        } catch (InsarhubException noPicture) {
            warnings.add(id + ": no picture of the network: " + noPicture.getMessage());
        }
    }

    /** Each scene that is in no pair, by name: the files do not tell of those that took no part. */
    private static List<String> leftOut(PairNetwork network) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        network.leftOut()
                .forEach(out -> byReason.computeIfAbsent(out.reason(), reason -> new ArrayList<>())
                        .add(out.scene()));
        List<String> warnings = new ArrayList<>();
        byReason.forEach((reason, scenes) -> warnings.add("left out: " + StackChecks.lost(scenes) + ": " + reason));
        return warnings;
    }

    /** The downloader's options, narrowed to one stack as the Python program does. */
    private Map<String, Object> optionsOf(StackId id) {
        Map<String, Object> config = JsonObjects.with(options, "relativeOrbit", (long) id.path());
        boolean numbered = id.frame().chars().allMatch(Character::isDigit);
        return numbered ? JsonObjects.with(config, "frame", Long.valueOf(id.frame())) : config;
    }
}
