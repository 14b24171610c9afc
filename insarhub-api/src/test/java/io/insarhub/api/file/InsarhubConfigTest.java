package io.insarhub.api.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadFileException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsarhubConfigTest {

    @Test
    void a_role_is_read_as_an_object_or_as_a_bare_name() {
        InsarhubConfig config = InsarhubConfig.of(Map.of(
                "downloader", Map.of("type", "S1_SLC", "config", Map.of("frame", 466L)), "analyzer", "Hyp3_SBAS"));

        assertThat(config.downloader().orElseThrow().type()).contains("S1_SLC");
        assertThat(config.downloader().orElseThrow().config()).contains(Map.of("frame", 466L));
        assertThat(config.analyzer().orElseThrow().type()).contains("Hyp3_SBAS");
        assertThat(config.analyzer().orElseThrow().config()).isEmpty();
        assertThat(config.processor()).isEmpty();
    }

    @Test
    void a_bare_name_stays_bare_until_a_config_is_added() {
        InsarhubConfig bare = InsarhubConfig.of(Map.of("analyzer", "Hyp3_SBAS"));

        assertThat(bare.withAnalyzer("Jvm_SBAS").toMap()).containsEntry("analyzer", "Jvm_SBAS");
        assertThat(bare.withAnalyzer("Hyp3_SBAS", Map.of("deramp", "linear")).toMap())
                .containsEntry("analyzer", Map.of("type", "Hyp3_SBAS", "config", Map.of("deramp", "linear")));
    }

    @Test
    void an_object_stays_an_object_with_all_its_fields() {
        Map<String, Object> role = new LinkedHashMap<>();
        role.put("note", "mine");
        role.put("type", "S1_SLC");
        role.put("config", Map.of("frame", 466L, "unheard_of", true));
        InsarhubConfig config = InsarhubConfig.of(Map.of("downloader", role));

        InsarhubConfig changed = config.withDownloader("S1_SLC", Map.of("frame", 467L));

        assertThat(changed.toMap().get("downloader"))
                .isEqualTo(
                        Map.of("note", "mine", "type", "S1_SLC", "config", Map.of("frame", 467L, "unheard_of", true)));
        assertThat(changed.withDownloader("S1_Burst").downloader().orElseThrow().config())
                .contains(Map.of("frame", 467L, "unheard_of", true));
    }

    @Test
    void a_renamed_component_is_the_same_one_and_keeps_the_name_it_was_found_under() {
        InsarhubConfig config = InsarhubConfig.of(Map.of("processor", "Hyp3_S1"));

        assertThat(config.processor().orElseThrow().component()).contains("Hyp3_InSAR");
        assertThat(config.withProcessor("Hyp3_InSAR").toMap()).containsEntry("processor", "Hyp3_S1");
        assertThat(ComponentNames.same("ISCE_S1", "ISCE2_S1")).isTrue();
        assertThat(ComponentNames.same("ISCE_S1", "Hyp3_S1")).isFalse();
    }

    @Test
    void an_unknown_component_is_kept_and_shown() {
        InsarhubConfig config = InsarhubConfig.of(Map.of("processor", "GMTSAR_S1"));

        assertThat(config.processor().orElseThrow().component()).contains("GMTSAR_S1");
        assertThat(config).hasToString("InsarhubConfig[downloader=none, processor=GMTSAR_S1, analyzer=none]");
    }

    @Test
    void unknown_fields_stay_in_their_place() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first", 1L);
        json.put("analyzer", "A");
        json.put("last", List.of(1L, 2L));

        InsarhubConfig changed =
                InsarhubConfig.of(json).withAnalyzer("B").withUpdatedAt(Instant.parse("2024-05-01T12:00:00.9Z"));

        assertThat(changed.toMap().keySet()).containsExactly("first", "analyzer", "last", "updated_at");
        assertThat(changed.toMap()).containsEntry("updated_at", "2024-05-01T12:00:00Z");
    }

    @Test
    void a_wrong_kind_is_an_error_with_its_path() {
        assertThatThrownBy(() -> InsarhubConfig.of(Map.of("downloader", 7L)))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("$.downloader")
                .hasMessageContaining("found the number 7");
        assertThatThrownBy(() -> InsarhubConfig.of(Map.of("processor", Map.of("type", List.of()))))
                .hasMessageContaining("$.processor.type")
                .hasMessageContaining("found a list");
        assertThatThrownBy(() -> InsarhubConfig.of(Map.of("processor", Map.of("config", "x"))))
                .hasMessageContaining("$.processor.config");
        assertThatThrownBy(() -> InsarhubConfig.of(Map.of("updated_at", "yesterday")))
                .hasMessageContaining("$.updated_at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-01T12:00:00Z",
                "2024-05-01T12:00:00",
                "2024-05-01 12:00:00",
                "2024-05-01 12:00:00.000000+00:00",
                "2024-05-01T14:00:00+0200",
                "2024-05-01T14:00:00+02",
                "2024-05-01t12:00:00z",
            })
    void a_time_is_read_in_every_form_that_python_prints(String text) {
        assertThat(InsarhubConfig.of(Map.of("updated_at", text)).updatedAt())
                .contains(Instant.parse("2024-05-01T12:00:00Z"));
    }

    @Test
    void a_date_is_its_first_moment_and_half_a_time_is_none() {
        assertThat(InsarhubConfig.of(Map.of("updated_at", "2024-05-01")).updatedAt())
                .contains(Instant.parse("2024-05-01T00:00:00Z"));
        for (String text : List.of("2024-05-01T", "2024-05-0112:00:00", "2024-05-01T12:00:00+5", "2024-13-01")) {
            assertThatThrownBy(() -> InsarhubConfig.of(Map.of("updated_at", text)))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("$.updated_at");
        }
    }
}
