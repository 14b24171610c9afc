package io.insarhub.hyp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import io.insarhub.core.Insarhub;
import io.insarhub.hyp3.job.GammaSettings;
import io.insarhub.hyp3.job.Looks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hyp3InsarOptionsTest {

    @Test
    void settings_that_are_built_differ_from_the_defaults_in_what_was_set() {
        GammaSettings settings = GammaSettings.builder()
                .looks(Looks.LOOKS_10X2)
                .includeWrappedPhase(true)
                .phaseFilterParameter(0.2)
                .build();

        assertThat(Hyp3InsarOptions.builder().settings(settings).build())
                .isEqualTo(Hyp3InsarOptions.of(
                        Map.of("looks", "10x2", "include_wrapped_phase", true, "phase_filter_parameter", 0.2)));
        assertThat(GammaSettings.builder().build()).isEqualTo(GammaSettings.defaults());
        assertThatThrownBy(() -> GammaSettings.builder().phaseFilterParameter(2).build())
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith("phase_filter_parameter");
    }

    @Test
    void the_map_and_back_is_the_same() {
        Hyp3InsarOptions options = Hyp3InsarOptions.of(Map.of(
                "name_prefix",
                "bryce",
                "looks",
                "10x2",
                "phase_filter_parameter",
                0.2,
                "submission_chunk_size",
                50L,
                "earthdata_credentials_pool",
                "/data/pool",
                "pairs",
                List.of(List.of(TestPairs.scene(0), TestPairs.scene(1))),
                "max_credits",
                400L,
                "something_new",
                List.of(1L)));

        assertThat(Hyp3InsarOptions.of(options.toMap())).isEqualTo(options);
        assertThat(options.toMap())
                .containsEntry("something_new", List.of(1L))
                .containsEntry("looks", "10x2")
                .containsEntry(
                        "earthdata_credentials_pool", Path.of("/data/pool").toString());
        assertThat(options.pairs()).isEqualTo(TestPairs.of(1));
        assertThat(options.maxCredits()).hasValue(400);
        assertThat(Hyp3InsarOptions.defaults().maxCredits()).isEmpty();
    }

    @Test
    void layers_in_place_of_zips_are_asked_for() {
        Hyp3InsarOptions options = Hyp3InsarOptions.of(Map.of("layers_only", true));

        assertThat(options.layersOnly()).isTrue();
        assertThat(Hyp3InsarOptions.of(options.toMap())).isEqualTo(options);
        assertThat(Hyp3InsarOptions.defaults().layersOnly()).isFalse();
    }

    @Test
    void passwords_do_not_come_out() {
        Hyp3InsarOptions options =
                Hyp3InsarOptions.of(Map.of("earthdata_credentials_pool", Map.of("anna", "s3cret-of-anna")));

        assertThat(options.toMap().toString() + options).doesNotContain("s3cret-of-anna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "earthdata_credentials_pool=anna:s3cret-of-anna",
                "earthdata_credentials_pool=anna:s3cret-of-anna/with:more",
                "hyp3_api_url=https://anna:s3cret-of-anna@example.org",
                "earthdata_login_url=ftp://anna:s3cret-of-anna@example.org"
            })
    void a_password_in_the_wrong_place_is_refused_and_not_shown(String option) {
        int equals = option.indexOf('=');
        String key = option.substring(0, equals);

        assertThatThrownBy(() -> Hyp3InsarOptions.of(Map.of(key, option.substring(equals + 1))))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining(key)
                .hasMessageNotContaining("s3cret-of-anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool", "~/pool", "/data/2024:01/pool", "c:pool", "./anna:pool"})
    void paths_of_pools_are_not_taken_for_passwords(String path) {
        assertThat(Hyp3InsarOptions.of(Map.of("earthdata_credentials_pool", path))
                        .toMap())
                .containsEntry("earthdata_credentials_pool", path);
    }

    static List<Map<String, Object>> bad() {
        return List.of(
                Map.of("submission_chunk_size", 201L),
                Map.of("submission_chunk_size", 0L),
                Map.of("max_workers", "four"),
                Map.of("max_credits", -1L),
                Map.of("max_credits", "all"),
                Map.of("looks", "5x1"),
                Map.of("looks", "7x7"),
                Map.of("phase_filter_parameter", 1.5),
                Map.of("include_dem", "yes"),
                Map.of("layers_only", "yes"),
                Map.of("name_prefix", "x".repeat(69)),
                Map.of("pairs", List.of("a,b")),
                Map.of("hyp3_api_url", "ftp://x"),
                Map.of("earthdata_credentials_pool", 7L));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void what_cannot_be_is_refused_by_name(Map<String, Object> map) {
        String key = map.keySet().iterator().next();

        assertThatThrownBy(() -> Hyp3InsarOptions.of(map))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining(key);
    }

    @Test
    void the_registry_finds_it_by_both_names() {
        assertThat(Insarhub.processors().names()).contains("Hyp3_InSAR");
        assertThat(Insarhub.processors().create("Hyp3_S1", Map.of())).isInstanceOf(Hyp3InsarProcessor.class);
        assertThat(Insarhub.processors()
                        .create("Hyp3_InSAR", Map.of("looks", "10x2"))
                        .options())
                .containsEntry("looks", "10x2");
    }
}
