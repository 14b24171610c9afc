package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.insarhub.api.ScenePair;
import io.insarhub.api.StackId;
import io.insarhub.api.file.PairFactors;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.json.JsonObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** For any sequence of operations of the library, fields that it does not know survive, in their place. */
class UnknownFieldsTest {

    private static final ScenePair AB = new ScenePair("a_20200101", "b_20200113");
    private static final ScenePair BC = new ScenePair("b_20200113", "c_20200125");

    /** Things that users and stages do to a folder. */
    enum Operation {
        NAME_DOWNLOADER,
        SET_OPTION,
        NAME_PROCESSOR,
        CONFIGURE_PROCESSOR,
        NAME_ANALYZER,
        SELECT_PAIRS,
        SCORE,
        SCORE_ON_FACTORS,
        ADD_JOBS,
        MOVE_OUTPUT,
        LOOK;

        void on(StackFolder stack) {
            switch (this) {
                case NAME_DOWNLOADER -> stack.updateConfig(c -> c.withDownloader("S1_SLC"));
                case SET_OPTION -> stack.updateConfig(c -> c.withDownloader("S1_SLC", Map.of("frame", 466L)));
                case NAME_PROCESSOR -> stack.updateConfig(c -> c.withProcessor("Hyp3_InSAR"));
                case CONFIGURE_PROCESSOR ->
                    stack.updateConfig(c -> c.withProcessor("Hyp3_InSAR", Map.of("looks", "20x4")));
                case NAME_ANALYZER -> stack.updateConfig(c -> c.withAnalyzer("Jvm_SBAS"));
                case SELECT_PAIRS ->
                    stack.updateStackFile(s -> s.withPairs(List.of(AB, BC))
                            .withBaselines(Map.of("a_20200101", 0.0))
                            .withScenes(List.of("a_20200101")));
                case SCORE ->
                    stack.updateStackFile(s -> s.withPairQuality(
                            s.pairQuality().orElse(PairQuality.empty()).withScores(Map.of(AB, 50.0), Map.of())));
                case SCORE_ON_FACTORS ->
                    stack.updateStackFile(s -> s.withPairQuality(s.pairQuality()
                            .orElse(PairQuality.emptyForPython())
                            .withScores(
                                    Map.of(BC, 12.0),
                                    Map.of(BC, PairFactors.of(Map.of("penalties", Map.of("snow", 0.5)))))));
                case ADD_JOBS -> stack.updateJobs(j -> j.withJobs("ann", List.of("1", "2")));
                case MOVE_OUTPUT -> stack.updateJobs(j -> j.withOutDir("/elsewhere"));
                case LOOK -> stack.status();
            }
        }
    }

    @Property(tries = 60)
    void unknown_fields_survive_any_sequence_of_operations(
            @ForAll("unknown") Map<String, Object> top,
            @ForAll("unknown") Map<String, Object> inner,
            @ForAll List<Operation> operations)
            throws IOException {
        Path folder = Files.createTempDirectory("insarhub-unknown");
        try {
            Map<String, Object> role = JsonObjects.withAll(Map.of("type", "S1_SLC"), inner);
            role = JsonObjects.with(role, "config", inner);
            put(folder, "insarhub_config.json", mixed(top, "downloader", role));
            put(
                    folder,
                    "stack_p0_f0.json",
                    mixed(top, "pair_quality", JsonObjects.withAll(inner, Map.of("scores", Map.of()))));
            put(folder, "hyp3_jobs.json", mixed(top, "job_ids", Map.of("zoe", List.of("9"))));
            StackFolder stack = Workdir.open(folder).stack(StackId.FLAT);

            operations.forEach(operation -> operation.on(stack));

            Map<String, Object> config = stack.config().orElseThrow().toMap();
            Map<String, Object> stackFile = stack.stackFile().orElseThrow().toMap();
            Map<String, Object> jobs = stack.jobs().orElseThrow().toMap();
            Stream.of(config, stackFile, jobs).forEach(document -> assertKept(document, top));
            assertKept(object(config, "downloader"), inner);
            assertKept(object(object(config, "downloader"), "config"), inner);
            assertKept(object(stackFile, "pair_quality"), inner);
            assertThat(stack.jobs().orElseThrow().allJobIds()).contains("9");
        } finally {
            delete(folder);
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> unknown() {
        Arbitrary<Object> scalar = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(s -> s),
                Arbitraries.longs().map(n -> n),
                Arbitraries.doubles().map(d -> d),
                Arbitraries.of(true, false).map(b -> b));
        Arbitrary<Object> value = Arbitraries.oneOf(
                scalar,
                scalar.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(6), scalar)
                        .ofMaxSize(3)
                        .map(map -> map));
        Arbitrary<String> key = Combinators.combine(
                        Arbitraries.strings().ofMaxLength(8),
                        Arbitraries.integers().between(0, 99))
                .as((text, n) -> "x_" + text + n);
        return Arbitraries.maps(key, value).ofMinSize(1).ofMaxSize(5);
    }

    /** Known fields between unknown ones. */
    private static Map<String, Object> mixed(Map<String, Object> unknown, String known, Object value) {
        LinkedHashMap<String, Object> document = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<String, Object> entry : unknown.entrySet()) {
            if (place++ == 1) {
                document.put(known, value);
            }
            document.put(entry.getKey(), entry.getValue());
        }
        document.putIfAbsent(known, value);
        return document;
    }

    private static void assertKept(Map<String, Object> document, Map<String, Object> unknown) {
        List<String> order = new ArrayList<>(document.keySet());
        order.retainAll(unknown.keySet());
        assertThat(order).containsExactlyElementsOf(unknown.keySet());
        unknown.forEach((key, value) -> assertThat(document.get(key)).isEqualTo(value));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> document, String key) {
        return (Map<String, Object>) document.getOrDefault(key, Map.of());
    }

    private static void put(Path folder, String name, Map<String, Object> document) {
        JsonFiles.write(folder.resolve(name), document);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
