package io.insarhub.quality.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.insarhub.api.Cancellation;
import io.insarhub.api.InsarhubException;
import io.insarhub.api.Season;
import io.insarhub.core.json.JsonReader;
import io.insarhub.quality.Services;
import io.insarhub.quality.TestServer;
import io.insarhub.quality.features.Place;
import io.insarhub.quality.maps.DecayMapFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decay maps through the S3 client, from a bucket on loopback. */
class CoherenceDataTest {

    private final TestServer server = Services.mosaics(TestServer.start());

    @AfterEach
    void stop() {
        server.close();
    }

    private DecayMapFile map(String wkt, Season season) {
        try (CoherenceData data = new CoherenceData(Settings.of(server))) {
            return data.map(Place.ofWkt(wkt).orElseThrow(), season, "vv", Cancellation.never());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"coh_box", "coh_tri"})
    void mapsHaveThePixelsOfThePythonProgram(String name) {
        Map<String, Object> golden = JsonReader.readObject(Services.path("/golden/coherence/" + name + ".json"));
        Map<String, Object> expected = member(member(golden, "maps"), "winter");
        List<Number> shape = member(expected, "shape");
        List<Number> transform = member(expected, "transform");
        List<List<Boolean>> valid = member(expected, "valid");
        List<List<Number>> tau = member(expected, "tau");

        DecayMapFile map = map(String.valueOf(golden.get("aoi_wkt")), Season.WINTER);

        assertThat(map.planes().height()).isEqualTo(shape.get(0).intValue());
        assertThat(map.planes().width()).isEqualTo(shape.get(1).intValue());
        assertThat(map.place().west()).isCloseTo(transform.get(2).doubleValue(), within(1e-9));
        assertThat(map.place().north()).isCloseTo(transform.get(5).doubleValue(), within(1e-9));
        for (int i = 0; i < map.planes().size(); i++) {
            int row = i / map.planes().width();
            int column = i % map.planes().width();
            assertThat(map.planes().isValid(i)).isEqualTo(valid.get(row).get(column));
            double days = map.planes().isValid(i) ? tau.get(row).get(column).doubleValue() : 0;
            if (map.planes().isValid(i) && days != 30) {
                assertThat((double) map.planes().tauDays(i)).isCloseTo(days, within(1e-4 * Math.max(1, days)));
            }
        }
        assertThat(map.tags()).containsEntry("season", "winter").containsEntry("pol", "vv");
        assertThat(map.aoiHash())
                .hasValue(Place.ofWkt(String.valueOf(golden.get("aoi_wkt")))
                        .orElseThrow()
                        .hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"coh_box", "coh_tri"})
    void meansOfTheLevelsAreThoseOfThePythonProgram(String name) {
        Map<String, Object> golden = JsonReader.readObject(Services.path("/golden/coherence/" + name + ".json"));
        Place place = Place.ofWkt(String.valueOf(golden.get("aoi_wkt"))).orElseThrow();
        try (CoherenceData data = new CoherenceData(Settings.of(server))) {
            for (Season season : Season.values()) {
                List<Object> told = member(member(golden, "mean"), season.toString());
                Map<?, ?> expected = (Map<?, ?>) told.get(0);

                List<CoherenceData.Level> levels = data.levels(place, season, "vv", Cancellation.never());

                for (int level = 0; level < 4; level++) {
                    double mean = Arrays.stream(levels.get(level).values)
                            .filter(value -> value > 0)
                            .average()
                            .orElseThrow();
                    Number wanted = (Number) Objects.requireNonNull(expected.get(Integer.toString(12 * (level + 1))));
                    assertThat(mean).isCloseTo(wanted.doubleValue(), within(1e-6));
                }
            }
        }
    }

    @Test
    void isAskedWithoutAnAccountByRanges() {
        map("POLYGON((-112.95 37.45,-112.65 37.45,-112.65 37.75,-112.95 37.75,-112.95 37.45))", Season.FALL);

        assertThat(server.asked(Services.MOSAICS))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(asked -> {
                    assertThat(asked.headers()).containsKey("Range").doesNotContainKey("Authorization");
                    assertThat(asked.target()).contains("Global_fall_vv_COH");
                });
    }

    @Test
    void aPlaceOutsideTheMosaicHasNoModel() {
        DecayMapFile map = map("POLYGON((10 50,10.1 50,10.1 50.1,10 50.1,10 50))", Season.FALL);

        assertThat(map.planes().size()).isGreaterThanOrEqualTo(100);
        assertThat(map.planes().validPixels()).isZero();
    }

    @Test
    void anAreaSmallerThanAPixelHasThePixelThatItTouches() {
        DecayMapFile map = map("POINT(-112.8011 37.6013)", Season.FALL);

        assertThat(map.planes().size()).isEqualTo(1);
        assertThat(map.planes().validPixels()).isEqualTo(1);
    }

    @Test
    void whatIsMissingRefusedBrokenOrNoTiffIsAnError() {
        String area = "POLYGON((-112.95 37.45,-112.65 37.45,-112.65 37.75,-112.95 37.75,-112.95 37.45))";
        String level = Services.MOSAICS + "Global_fall_vv_COH24_100ppd.tif";
        server.on(level, TestServer.text(404, "application/xml", "<Error><Code>NoSuchKey</Code></Error>"));
        assertThatThrownBy(() -> map(area, Season.FALL))
                .isInstanceOf(InsarhubException.class)
                .hasMessageContaining("COH24");
        server.on(level, TestServer.text(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>"));
        assertThatThrownBy(() -> map(area, Season.FALL)).hasMessageContaining("403");
        server.on(level, TestServer.html());
        assertThatThrownBy(() -> map(area, Season.FALL)).isInstanceOf(InsarhubException.class);
        server.on(level, TestServer.file(new byte[2000]));
        assertThatThrownBy(() -> map(area, Season.FALL)).isInstanceOf(InsarhubException.class);
        byte[] half =
                Arrays.copyOf(Services.resource("/golden/coherence/mosaics/Global_fall_vv_COH24_100ppd.tif"), 3000);
        server.on(level, TestServer.file(half));
        assertThatThrownBy(() -> map(area, Season.FALL)).isInstanceOf(InsarhubException.class);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the golden files have this form
    private static <T> T member(Map<String, Object> map, String key) {
        return (T) Objects.requireNonNull(map.get(key), key);
    }
}
