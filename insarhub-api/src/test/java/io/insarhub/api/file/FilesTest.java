package io.insarhub.api.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.ScenePair;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesTest {

    @Test
    void a_stack_file_shows_pairs_baselines_and_scenes() {
        Map<String, Object> baselines = new LinkedHashMap<>();
        baselines.put("x_20200101", 0.0);
        baselines.put("x_20200113", -12.5);
        baselines.put("x_20200125", null);
        StackFile file = StackFile.of(Map.of(
                "pairs",
                List.of(List.of("x_20200101", "x_20200113")),
                "baselines",
                baselines,
                "scenes",
                List.of("x_20200101", "x_20200113", "x_20200125"),
                "extra",
                List.of()));

        assertThat(file.pairs()).containsExactly(new ScenePair("x_20200101", "x_20200113"));
        assertThat(file.baselines()).containsExactly(Map.entry("x_20200101", 0.0), Map.entry("x_20200113", -12.5));
        assertThat(file.scenes()).hasSize(3);
        assertThat(file.pairQuality()).isEmpty();
        assertThat(file.withScenes(List.of()).toMap()).containsEntry("extra", List.of());
        assertThat(file.withPairQuality(PairQuality.empty()).withoutPairQuality())
                .isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"7", "'a,b'", "a"})
    void a_pair_is_a_list_of_two_different_names(String element) {
        Object pair = element.equals("7") ? (Object) 7L : List.of(element.split(",", -1)[0]);

        assertThatThrownBy(() -> StackFile.of(Map.of("pairs", List.of(List.of("a", "b"), pair))))
                .hasMessageContaining("$.pairs[1]")
                .hasMessageContaining("expected a list of two different scene names");
    }

    @Test
    void job_ids_are_added_and_never_lost() {
        Hyp3Jobs jobs = Hyp3Jobs.of(
                Map.of("job_ids", Map.of("ann", List.of("1", "2")), "out_dir", "/data/bryce/p100_f466", "x", true));

        Hyp3Jobs more = jobs.withJobs("ann", List.of("2", "3")).withJobs("bob", List.of("4"));

        assertThat(more.jobIds()).containsEntry("ann", List.of("1", "2", "3")).containsEntry("bob", List.of("4"));
        assertThat(more.allJobIds()).containsExactlyInAnyOrder("1", "2", "3", "4");
        assertThat(more.outDir()).contains("/data/bryce/p100_f466");
        assertThat(more.toMap()).containsEntry("x", true);
        assertThat(jobs.withJobs("ann", List.of("1"))).isSameAs(jobs);
        assertThatThrownBy(() -> Hyp3Jobs.of(Map.of("job_ids", Map.of("ann", List.of("1", 2L)))))
                .hasMessageContaining("$.job_ids.ann[1]");
    }

    @Test
    void a_processor_cache_lists_file_names() {
        ProcessorCache cache = ProcessorCache.of(List.of("a.zip"), "out");

        assertThat(ProcessorCache.of(cache.toMap())).isEqualTo(cache);
        assertThat(cache.withFilenames(List.of("b.zip")).filenames()).containsExactly("b.zip");
        assertThatThrownBy(() -> ProcessorCache.of(Map.of("filenames", "a.zip")))
                .hasMessageContaining("$.filenames");
    }

    @Test
    void the_quality_cache_shows_entries_under_their_keys_and_synonyms() {
        LocalDate day = LocalDate.of(2020, 4, 20);
        QualityCache cache = QualityCache.of(Map.of(
                "_schema_version",
                2L,
                "weather",
                Map.of("37.600:-112.800:2020-04-20", Map.of("precip_3d_mm", 6.6, "temp_mean_c", 4.1, "precip", 0L)),
                "landcover",
                Map.of("d2ccd461", Map.of("tree_cover_frac", 0.1, "_fetched_at", "2026-11-22T06:51:34.618053+00:00")),
                "veg",
                Map.of("modis:37.600:-112.800:2020:4", 0.42),
                "ndvi",
                Map.of("map", Map.of("ndvi:37.600:-112.800:2020-04-20", Map.of("ndvi", 0.3, "source", "modis")))));

        Weather weather = cache.weather(37.6, -112.8, day).orElseThrow();
        assertThat(weather.precipitation3DayMm()).hasValue(6.6);
        assertThat(weather.temperatureCelsius()).hasValue(4.1);
        assertThat(weather.precipitationMm()).hasValue(0);
        assertThat(weather.snowfallCm()).isEmpty();
        LandCover cover = cache.landCover("d2ccd461").orElseThrow();
        assertThat(cover.forest()).hasValue(0.1);
        assertThat(cover.isFresh(Instant.parse("2027-11-22T06:51:34Z"))).isTrue();
        assertThat(cover.isFresh(Instant.parse("2027-11-22T06:51:35Z"))).isFalse();
        assertThat(cache.vegetation("modis", 37.6, -112.8, 2020, 4)
                        .orElseThrow()
                        .ndvi())
                .hasValue(0.42);
        assertThat(cache.ndvi(37.6, -112.8, day).orElseThrow().source()).contains("modis");
        assertThat(cache.weather(37.6, -112.8, day.plusDays(1))).isEmpty();
    }

    @Test
    void an_entry_added_to_the_quality_cache_is_found_again_and_the_rest_stays() {
        LocalDate day = LocalDate.of(2020, 4, 20);
        Map<String, Object> maps = Map.of("map", Map.of("s1coh_pmaps:37.57:-112.77:spring:vv", Map.of()));
        QualityCache cache = QualityCache.of(Map.of("_schema_version", 2L, "s1_coherence", maps));

        QualityCache changed = cache.withWeather(-0.0001, 180, day, Map.of("precip", 1.5))
                .withNdvi(1, 2, day, Map.of("ndvi", 0.5))
                .withGeometry("aa", Map.of("area_km2", 12.5, "bbox", List.of(1L, 2L, 3L, 4.5)));

        assertThat(changed.weather(-0.0001, 180, day).orElseThrow().precipitationMm())
                .hasValue(1.5);
        assertThat(changed.toMap().get("weather")).asString().contains("-0.000:180.000:2020-04-20");
        assertThat(changed.ndvi(1, 2, day).orElseThrow().ndvi()).hasValue(0.5);
        assertThat(changed.geometry("aa").orElseThrow().boundingBox()).contains(List.of(1.0, 2.0, 3.0, 4.5));
        assertThat(changed.toMap()).containsEntry("s1_coherence", maps);
    }

    @Test
    void the_quality_cache_refuses_another_version_and_wrong_kinds() {
        assertThatThrownBy(() -> QualityCache.of(Map.of("_schema_version", 1L)))
                .hasMessageContaining("expected version 2, found 1");
        assertThatThrownBy(() -> QualityCache.of(Map.of())).hasMessageContaining("found none");
        assertThatThrownBy(() -> QualityCache.of(
                        Map.of("_schema_version", 2L, "weather", Map.of("1:2:3", Map.of("precip", "much")))))
                .hasMessageContaining("$.weather[\"1:2:3\"].precip");
        assertThatThrownBy(() -> QualityCache.of(Map.of("_schema_version", 2L, "veg", Map.of("k", List.of()))))
                .hasMessageContaining("$.veg.k");
    }

    @Test
    void the_hash_of_an_area_is_the_one_that_the_python_releases_wrote() {
        String wkt = "POLYGON ((-112.65000 37.45000, -112.65000 37.75000, -112.95000 37.75000, -112.95000 37.45000,"
                + " -112.65000 37.45000))";

        assertThat(QualityCache.aoiHash(wkt)).isEqualTo("d2ccd461");
    }

    @Test
    void a_pair_database_is_a_stub_until_it_is_complete() {
        PairQualityDb stub =
                PairQualityDb.stub(List.of("b_20200113", "a_20200101"), Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(stub.isComplete()).isFalse();
        assertThat(stub.sceneNames()).containsExactly("a_20200101", "b_20200113");
        assertThat(stub.pairCount()).hasValue(1);
        assertThat(stub.builtAt()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(stub.toMap()).doesNotContainKeys("scores", "factors");

        PairQualityDb db = PairQualityDb.of(Map.of(
                "_schema_version",
                1L,
                "_complete",
                true,
                "_scene_names",
                List.of("a_20200101", "b_20200113"),
                "scores",
                Map.of("a_20200101:b_20200113", 0.82)));
        assertThat(db.score(new ScenePair("a_20200101", "b_20200113"))).hasValue(82);
        assertThat(db.covers(List.of("a_20200101"))).isTrue();
        assertThat(db.covers(List.of("c_20200125"))).isFalse();
        assertThatThrownBy(() -> PairQualityDb.of(Map.of("_schema_version", 1L, "_complete", true)))
                .hasMessageContaining("has no scores");
        assertThatThrownBy(() -> PairQualityDb.of(Map.of("_schema_version", 7L)))
                .hasMessageContaining("move it aside");
    }
}
