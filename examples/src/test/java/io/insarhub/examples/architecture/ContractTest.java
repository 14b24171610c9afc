package io.insarhub.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.ProgressListener;
import io.insarhub.api.SceneName;
import io.insarhub.api.ScenePair;
import io.insarhub.api.Season;
import io.insarhub.api.StackId;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.file.ProcessorCache;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.StackFile;
import io.insarhub.core.DesignPairsOptions;
import io.insarhub.core.Insarhub;
import io.insarhub.core.JsonFiles;
import io.insarhub.core.Layout;
import io.insarhub.core.NetworkPlot;
import io.insarhub.core.PairNetwork;
import io.insarhub.core.PairSelection;
import io.insarhub.core.Pipeline;
import io.insarhub.core.Scenes;
import io.insarhub.core.SelectPairsOptions;
import io.insarhub.core.StackFolder;
import io.insarhub.core.Stage;
import io.insarhub.core.Workdir;
import io.insarhub.export.Footprint;
import io.insarhub.export.GeoTiffExport;
import io.insarhub.export.QuickLook;
import io.insarhub.hyp3.Hyp3Client;
import io.insarhub.hyp3.Hyp3InsarProcessor;
import io.insarhub.hyp3.Hyp3SbasAnalyzer;
import io.insarhub.hyp3.JvmSbasAnalyzer;
import io.insarhub.hyp3.MintpyConfig;
import io.insarhub.hyp3.SbasInversion;
import io.insarhub.hyp3.SbasOptions;
import io.insarhub.quality.DecayMaps;
import io.insarhub.quality.DecayModel;
import io.insarhub.quality.PairQualityDatabase;
import io.insarhub.quality.PairQualityScorer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that code elsewhere is written against. Who changes one changes that code: this class stops compiling first. */
class ContractTest {

    private static final String SCENE = "S1A_IW_SLC__1SDV_20200104T135026_20200104T135053_030653_03834D_1F3C";

    @TempDir
    private Path folder;

    @Test
    void values() {
        SceneName name = SceneName.parse(SCENE);
        assertThat(name.mission()).isEqualTo("S1A");
        assertThat(name.relativeOrbit()).isEqualTo(131);
        assertThat(new StackId(100, "466")).isEqualTo(StackId.of(100, 466)).hasToString("p100_f466");
        assertThat(StackId.parse("p87_merged_f89_f90").isMerged()).isTrue();
        assertThat(StackId.FLAT).hasToString("p0_f0");
        assertThat(new ScenePair("a20200116", "a20200104").reference()).isEqualTo("a20200104");
    }

    @Test
    void folders() {
        StackId one = StackId.of(100, 466);
        Workdir workdir = Workdir.create(folder, List.of(one, StackId.of(20, 118)));
        assertThat(workdir.layout()).isEqualTo(Layout.MULTI_STACK);
        assertThat(workdir.stacks()).hasSize(2);

        StackFolder stack = workdir.stack(StackId.parse("p100_f466"));
        stack.updateConfig(config -> config.withAnalyzer("Hyp3_SBAS"));
        Optional<InsarhubConfig> config = stack.config();
        Optional<StackFile> stackFile = stack.stackFile();
        Optional<Hyp3Jobs> jobs = stack.jobs();
        List<Hyp3Jobs> retries = stack.retryJobs();
        Optional<ProcessorCache> cache = stack.cache();
        Optional<QualityCache> qualityCache = stack.qualityCache();
        Optional<PairQualityDb> database = stack.pairQualityDb();
        assertThat(config).isPresent();
        assertThat(List.of(stackFile, jobs, cache, qualityCache, database, stack.decayMap(Season.WINTER, "vv")))
                .allMatch(Optional::isEmpty);
        assertThat(retries).isEmpty();
        assertThat(stack.stage())
                .isEqualTo(Stage.EMPTY)
                .isEqualTo(stack.status().stage());

        JsonFiles.write(folder.resolve("stack.json"), StackFile.empty());
        assertThat(JsonFiles.read(folder.resolve("stack.json"), StackFile.class))
                .isEqualTo(StackFile.empty());
        assertThat(Workdir.open(folder).stacks()).hasSize(2);
    }

    @Test
    void registryAndPipeline() {
        assertThat(Insarhub.downloaders().names()).contains("S1_SLC");
        assertThat(Insarhub.processors().create("Hyp3_InSAR", Map.of())).isInstanceOf(Hyp3InsarProcessor.class);
        assertThat(Insarhub.analyzers().create("Hyp3_SBAS", Map.of())).isInstanceOf(Hyp3SbasAnalyzer.class);
        assertThat(Insarhub.analyzers().create("Jvm_SBAS", Map.of())).isInstanceOf(JvmSbasAnalyzer.class);
        assertThat(Insarhub.pipelineTree("S1_SLC")).contains("Hyp3_InSAR", "Jvm_SBAS");
        Workdir workdir = Workdir.create(folder, List.of(StackId.of(100, 466)));
        assertThat(Pipeline.in(workdir)
                        .downloader("S1_SLC", Map.of())
                        .processor("Hyp3_InSAR", Map.of())
                        .analyzer("Jvm_SBAS", Map.of())
                        .listener(ProgressListener.none())
                        .build())
                .isNotNull();
    }

    @Test
    void networks() {
        Scenes scenes = Scenes.read(Path.of("data/path13"));
        Map<StackId, PairNetwork> networks =
                PairSelection.compatible(SelectPairsOptions.defaults()).selectAll(scenes);
        StackId smallest = StackId.parse("p13_f409");
        PairNetwork network = PairSelection.designed(DesignPairsOptions.defaults())
                .select(Objects.requireNonNull(scenes.groups().get(smallest)));
        assertThat(networks).containsKey(smallest);
        assertThat(network.pairs()).isNotEmpty();
        assertThat(network.baselines()).hasSize(4);
        assertThat(network.health().components()).hasSize(1);
        assertThat(NetworkPlot.of(network, PairQuality.empty())).isNotNull();
    }

    /** What takes an account, a network or a stack to run is held by its types. */
    @Test
    void theRest() {
        Function<Map<String, ?>, SbasOptions> options = SbasOptions::of;
        Function<StackFolder, PairQualityDatabase> database = PairQualityDatabase::open;
        Function<Path, GeoTiffExport> export = GeoTiffExport::of;
        Function<Path, Footprint> footprint = Footprint::of;
        Function<Path, QuickLook> quickLook = QuickLook::of;
        Run invert = (stack, out, listener) ->
                SbasInversion.with(options.apply(Map.of())).run(stack, out, listener);
        Score score = PairQualityDatabase::score;
        Function<PairQualityDatabase, PairQualityDatabase.Status> status = PairQualityDatabase::status;
        assertThat(List.of(options, database, export, footprint, quickLook, invert, score, status))
                .doesNotContainNull();
        assertThat(List.of(
                        Hyp3Client.class,
                        MintpyConfig.class,
                        PairQualityScorer.class,
                        DecayModel.class,
                        DecayMaps.class))
                .allMatch(type -> java.lang.reflect.Modifier.isPublic(type.getModifiers()));
    }

    private interface Run {
        void run(Path stack, Path out, @Nullable ProgressListener listener);
    }

    private interface Score {
        OptionalDouble score(PairQualityDatabase database, String reference, String secondary);
    }
}
