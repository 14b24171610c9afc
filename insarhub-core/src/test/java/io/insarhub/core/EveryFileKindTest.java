package io.insarhub.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import io.insarhub.api.ScenePair;
import io.insarhub.api.file.Hyp3Jobs;
import io.insarhub.api.file.InsarhubConfig;
import io.insarhub.api.file.PairQuality;
import io.insarhub.api.file.PairQualityDb;
import io.insarhub.api.file.ProcessorCache;
import io.insarhub.api.file.QualityCache;
import io.insarhub.api.file.StackFile;
import io.insarhub.api.json.JsonObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of file, cut off at every byte and with the wrong kind of value at every field. */
class EveryFileKindTest {

    private static final String A = "a_20200101";
    private static final String B = "b_20200113";
    private static final ScenePair AB = new ScenePair(A, B);
    private static final LocalDate DAY = LocalDate.of(2020, 4, 20);

    @TempDir
    Path temp;

    /** A file with every field that the library knows, and what a program asks of it. */
    enum Kind {
        CONFIG(
                InsarhubConfig.class,
                """
                {"downloader": {"type": "S1_SLC", "config": {"frame": 1}}, "processor": "Hyp3_S1",
                 "analyzer": {"type": "A"}, "updated_at": "2024-05-01T12:00:00Z"}""",
                c -> c.downloader().map(r -> r.component().toString() + r.config())),
        STACK(
                StackFile.class,
                """
                {"pairs": [["a_20200101", "b_20200113"]], "baselines": {"a_20200101": 0.0}, "scenes": ["a_20200101"],
                 "pair_quality": {"scores": {"a_20200101,b_20200113": 0.5},
                  "factors": {"a_20200101,b_20200113": {"score": 50, "branch": "B", "penalties": {"snow": 1}}}}}""",
                s -> s.pairs().toString()
                        + s.baselines()
                        + s.scenes()
                        + s.pairQuality().map(EveryFileKindTest::use)),
        QUALITY(PairQuality.class, """
                {"scores": {"a_20200101:b_20200113": 40},
                 "factors": {"a_20200101:b_20200113": {"coherence": 0.7, "hard_kills": ["fire"], "dt_days": 12}}}""", EveryFileKindTest::use),
        JOBS(Hyp3Jobs.class, """
                {"job_ids": {"ann": ["1", "2"]}, "out_dir": "/data"}""", j -> j.allJobIds().toString() + j.outDir()),
        PROCESSOR_CACHE(ProcessorCache.class, """
                {"filenames": ["S1.zip"], "out_dir": "/data"}""", c -> c.filenames().toString() + c.outDir()),
        QUALITY_CACHE(
                QualityCache.class,
                """
                {"_schema_version": 2, "weather": {"1.000:2.000:2020-04-20": {"precip": 1.0}},
                 "snow_modis": {"1.000:2.000:2020-04-20": {"snow_cover_frac": 0.5, "snow_source": "modis"}},
                 "landcover": {"aa": {"lc_forest_fraction": 0.1, "lc_dominant_class": 10,
                  "_fetched_at": "2026-11-22T06:51:34.618053+00:00"}},
                 "geometry": {"aa": {"area_km2": 1.5, "bbox": [1, 2, 3, 4]}}, "veg": {"m:1.000:2.000:2020:4": 0.3},
                 "ndvi": {"map": {"ndvi:1.000:2.000:2020-04-20": {"ndvi": 0.5, "source": "modis"}}},
                 "s1_coherence": {"map": {"s1coh_pmaps:1:2:spring:vv": {"tau": [[30.0]]}}}}""",
                c -> c.weather(1, 2, DAY).map(w -> w.precipitationMm()).toString()
                        + c.snow(1, 2, DAY).flatMap(s -> s.source())
                        + c.landCover("aa").map(l -> l.forest())
                        + c.geometry("aa").flatMap(g -> g.boundingBox())
                        + c.vegetation("m", 1, 2, 2020, 4).map(v -> v.ndvi())
                        + c.ndvi(1, 2, DAY).flatMap(v -> v.source())),
        PAIR_DB(
                PairQualityDb.class,
                """
                {"_schema_version": 1, "_built_at": "2026-11-22T06:51:47.466537+00:00", "_n_scenes": 2, "_n_pairs": 1,
                 "_complete": true, "_scene_names": ["a_20200101", "b_20200113"],
                 "scores": {"a_20200101:b_20200113": 0.82},
                 "factors": {"a_20200101:b_20200113": {"penalties": {}, "score": 82}}}""",
                d -> d.score(AB).toString() + d.factors(AB).map(f -> f.penalties()) + d.scores());

        final Class<?> type;
        final String text;

        @SuppressWarnings("ImmutableEnumChecker") // functions without state
        private final Function<Object, Object> use;

        @SuppressWarnings("unchecked")
        <T> Kind(Class<T> type, String text, Function<T, Object> use) {
            this.type = type;
            this.text = text;
            this.use = file -> use.apply((T) file);
        }
    }

    private static Object use(PairQuality quality) {
        return quality.scores().toString()
                + quality.score(AB)
                + quality.factors(AB).map(f -> f.penalties().toString() + f.hardKills() + f.temporalBaselineDays());
    }

    @ParameterizedTest
    @EnumSource
    void is_read_when_whole(Kind kind) throws IOException {
        Path file = Files.writeString(temp.resolve("f.json"), kind.text);

        assertThat(kind.use.apply(JsonFiles.read(file, kind.type))).asString().contains("a", "1");
    }

    @ParameterizedTest
    @EnumSource
    void cut_off_at_any_byte_is_an_error_that_names_the_file_and_leaves_it_alone(Kind kind) throws IOException {
        byte[] whole = kind.text.getBytes(UTF_8);
        Path file = temp.resolve("f.json");
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);

            assertThatThrownBy(() -> JsonFiles.read(file, kind.type))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining(file.toString());
            assertThatThrownBy(() -> update(file, kind.type)).isInstanceOf(BadFileException.class);
            assertThat(Files.readAllBytes(file)).isEqualTo(cut);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_wrong_kind_at_any_field_is_read_past_or_an_error_with_its_path(Kind kind) throws IOException {
        Path file = temp.resolve("f.json");
        Files.writeString(file, kind.text);
        Object whole = JsonFiles.read(file, Map.class);
        int refused = 0;
        for (Object changed : everyWrongKind(whole)) {
            if (!(changed instanceof Map<?, ?> document)) {
                continue; // another value in place of the document is another test's
            }
            JsonFiles.write(file, document);
            byte[] before = Files.readAllBytes(file);
            try {
                assertThat(kind.use.apply(JsonFiles.read(file, kind.type))).isNotNull();
            } catch (BadFileException e) {
                refused++;
                assertThat(e.place().orElse("")).as("%s", document).startsWith("$");
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
        assertThat(refused).isGreaterThan(4);
    }

    private static <T> Object update(Path file, Class<T> type) {
        return JsonFiles.update(
                file,
                type,
                () -> {
                    throw new AssertionError("a broken file was taken for absent");
                },
                old -> old);
    }

    /** The value with one value in it, at any depth, exchanged for one of another kind. */
    private static List<Object> everyWrongKind(Object value) {
        List<Object> out = new ArrayList<>(List.of(42L, -1.5, "x", true, List.of(1L), List.of("a"), Map.of("k", 1L)));
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> everyWrongKind(member).forEach(wrong -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((k, v) -> copy.put((String) k, v));
                copy.put((String) key, wrong);
                out.add(JsonObjects.copyOf(copy));
            }));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                for (Object wrong : everyWrongKind(list.get(i))) {
                    List<Object> copy = new ArrayList<>(list);
                    copy.set(i, wrong);
                    out.add(copy);
                }
            }
        }
        return out;
    }
}
