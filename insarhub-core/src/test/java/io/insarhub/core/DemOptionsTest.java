package io.insarhub.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insarhub.api.BadOptionException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options by their keys, checked when built. */
class DemOptionsTest {

    @Test
    void have_defaults() {
        DemOptions options = DemOptions.defaults();

        assertThat(options.epsg()).contains(4326);
        assertThat(options.marginDegrees()).isEqualTo(0.1);
        assertThat(options.baseUrl()).isEqualTo("https://copernicus-dem-30m.s3.amazonaws.com/");
        assertThat(options.geoid()).isEmpty();
    }

    @Test
    void come_back_from_their_map_with_what_nobody_knows() {
        DemOptions options = DemOptions.of(Map.of(
                "margin", 0.25,
                "epsg", "utm",
                "resolution", 20,
                "resampling", "cubic",
                "geoid", "egm.tif",
                "base_url", "http://mirror.example/dem",
                "memory_mb", 128,
                "overwrite", true,
                "colour", "blue"));

        assertThat(options.epsg()).isEmpty();
        assertThat(options.resolution()).isEqualTo(20);
        assertThat(options.resampling()).isEqualTo(DemOptions.Resampling.CUBIC);
        assertThat(options.geoid()).contains(Path.of("egm.tif"));
        assertThat(options.toMap()).containsEntry("colour", "blue").containsEntry("epsg", "utm");
        assertThat(DemOptions.of(options.toMap())).isEqualTo(options).hasSameHashCodeAs(options);
        assertThat(options.toBuilder().build()).isEqualTo(options);
        assertThat(options.toBuilder().epsg(3035).build()).isNotEqualTo(options);
        assertThat(DemOptions.of(Map.of())).isEqualTo(DemOptions.defaults());
    }

    @Test
    void name_the_key_that_is_wrong() {
        assertThatIsRefused("margin", -1);
        assertThatIsRefused("margin", "wide");
        assertThatIsRefused("epsg", -4326);
        assertThatIsRefused("epsg", "WGS84");
        assertThatIsRefused("resolution", Double.NaN);
        assertThatIsRefused("resampling", "nearest");
        assertThatIsRefused("geoid", 7);
        assertThatIsRefused("base_url", "s3://copernicus-dem-30m/");
        assertThatIsRefused("parallel_requests", 0);
        assertThatIsRefused("parallel_requests", 1000);
        assertThatIsRefused("threads", 0);
        assertThatIsRefused("memory_mb", 8);
        assertThatIsRefused("overwrite", "yes");
    }

    private static void assertThatIsRefused(String key, Object value) {
        assertThatThrownBy(() -> DemOptions.of(Map.of(key, value)))
                .isInstanceOf(BadOptionException.class)
                .hasMessageStartingWith(key + ": ");
    }
}
