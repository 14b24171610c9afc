package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.ScenePair;
import io.insarhub.api.ServiceException;
import io.insarhub.api.StackId;
import io.insarhub.api.spi.PairCoherence;
import io.insarhub.api.spi.PairCoherenceSource;
import io.insarhub.api.spi.StageContext;
import io.insarhub.api.spi.StageResult;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The designed selector, asked for by name in the downloader's options. */
class S1SlcDesignedTest {

    private static final List<String> RECORDS = List.of(
            TestData.resource("asf/cmr_p013_f411_page1.umm_json").toString(),
            TestData.resource("asf/cmr_p013_f411_page2.umm_json").toString());
    private static final String AREA = "POLYGON((-121 54,-120.6 54,-120.8 54.3,-121 54))";

    @TempDir
    Path temp;

    private final List<String> asked = new ArrayList<>();

    @Test
    void without_anybody_who_knows_the_coherence_it_says_so() {
        StageResult result = run(Map.of("selector", "designed", "max_pairs", 60), List.of());

        assertThat(result.warnings())
                .anyMatch(warning -> warning.startsWith("p13_f411: nobody on the class path knows what coherence")
                        && warning.contains("decay_model"));
        assertThat(pairs()).hasSize(60);
    }

    @Test
    void what_the_caller_expects_is_taken_and_nobody_is_asked() {
        Map<String, Object> decay = Map.of("gamma_inf", 0.1, "gamma0", 0.9, "tau_days", 40);
        Map<String, Object> options = Map.of("selector", "designed", "max_pairs", 60, "decay_model", decay);

        StageResult result = run(options, List.of(source("knows", pair -> OptionalDouble.of(0.5))));

        assertThat(asked).isEmpty();
        assertThat(result.warnings()).noneMatch(warning -> warning.contains("class path"));
        PairCoherence same = pair -> OptionalDouble.of(0.1 + 0.8 * Math.exp(-days(pair) / 40.0));
        PairNetwork byHand =
                PairSelection.designed(DesignPairsOptions.of(options), same).select(year2020());
        assertThat(pairs()).containsExactlyInAnyOrderElementsOf(byHand.pairs());
        assertThat(DesignPairsOptions.of(options).toMap())
                .containsEntry("decay_model", Map.of("gamma_inf", 0.1, "gamma0", 0.9, "tau_days", 40.0));
    }

    @Test
    void the_first_source_that_can_tell_is_told_the_place_the_area_and_the_dates() {
        PairCoherenceSource broken = source("broken", null);
        PairCoherenceSource knows = source("knows", pair -> OptionalDouble.of(days(pair) > 24 ? 0.1 : 0.7));

        StageResult result = run(Map.of("selector", "designed", "max_pairs", 60), List.of(broken, knows));

        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).startsWith("knows 54.09").contains(AREA).endsWith(temp.toString());
        assertThat(result.warnings())
                .anyMatch(warning -> warning.contains("the source broken of expected coherence failed"));
        PairNetwork byHand = PairSelection.designed(
                        DesignPairsOptions.builder().maxPairs(60).build(),
                        pair -> OptionalDouble.of(days(pair) > 24 ? 0.1 : 0.7))
                .select(year2020());
        assertThat(pairs()).containsExactlyInAnyOrderElementsOf(byHand.pairs());
    }

    @Test
    void the_compatible_one_can_be_named_too_and_others_are_refused() {
        run(Map.of("selector", "compatible"), List.of());
        PairNetwork compatible =
                PairSelection.compatible(SelectPairsOptions.defaults()).select(year2020());

        assertThat(pairs()).containsExactlyInAnyOrderElementsOf(compatible.pairs());
        assertThatThrownBy(() -> create(Map.of("selector", "best"), List.of()))
                .hasMessageStartingWith("selector: must be compatible or designed, but is best");
        assertThatThrownBy(() -> create(Map.of("selector", "designed", "decay_model", 3), List.of()))
                .hasMessageStartingWith("decay_model: must be an object");
        assertThatThrownBy(() -> DesignPairsOptions.builder().decayModel(0.5, 0.4, 10))
                .hasMessageStartingWith("decay_model: needs");
    }

    private StageResult run(Map<String, Object> selectPairs, List<PairCoherenceSource> sources) {
        return create(selectPairs, sources).run(StageContext.in(temp));
    }

    private static S1SlcDownloader create(Map<String, Object> selectPairs, List<PairCoherenceSource> sources) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("saved_search", RECORDS);
        options.put("select_pairs", selectPairs);
        options.put("intersectsWith", AREA);
        options.put("frame", 411);
        options.put("start", "2020-01-01");
        options.put("end", "2020-12-31");
        return new S1SlcDownloader(options, List::of, () -> sources);
    }

    private static Scenes year2020() {
        Scenes all = Scenes.read(Path.of(RECORDS.get(0)), Path.of(RECORDS.get(1)));
        return Objects.requireNonNull(all.groups().get(StackId.of(13, 411)))
                .filter(scene -> scene.name().contains("_2020"));
    }

    private static long days(ScenePair pair) {
        return Math.abs(ChronoUnit.DAYS.between(
                LocalDate.parse(pair.reference().substring(17, 25), DateTimeFormatter.BASIC_ISO_DATE),
                LocalDate.parse(pair.secondary().substring(17, 25), DateTimeFormatter.BASIC_ISO_DATE)));
    }

    private List<ScenePair> pairs() {
        return List.copyOf(
                Workdir.open(temp).stacks().get(0).stackFile().orElseThrow().pairs());
    }

    private PairCoherenceSource source(String name, @Nullable PairCoherence coherence) {
        return new PairCoherenceSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public PairCoherence predict(
                    double latitude,
                    double longitude,
                    @Nullable String area,
                    Set<LocalDate> dates,
                    StageContext context) {
                asked.add(name + " " + latitude + " " + longitude + " " + area + " " + dates.size() + " "
                        + context.workdir());
                if (coherence == null) {
                    throw new ServiceException(name, 503, "busy", null);
                }
                return coherence;
            }
        };
    }
}
